package net.igmpproxy.runtime.session;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.igmpproxy.core.forwarding.mfc.MfcEntry;
import net.igmpproxy.core.forwarding.mfc.MfcIdentity;
import net.igmpproxy.core.forwarding.mfc.RouteReading;
import net.igmpproxy.runtime.port.MulticastRoutes;

/** MFC entries in the kernel that a newly started engine does not want. */
final class ForeignEntries {
    private final MulticastRoutes kernel;
    private final Set<MfcIdentity> own = new HashSet<>();
    private final Set<Integer> vifs;

    private ForeignEntries(MulticastRoutes kernel, List<MfcEntry> wanted) {
        this.kernel = kernel;
        this.vifs = kernel.vifs().keySet();
        wanted.forEach(entry -> own.add(MfcIdentity.of(entry)));
    }

    /** Removes all entries except the wanted ones. */
    static void remove(MulticastRoutes kernel, List<MfcEntry> wanted) {
        ForeignEntries foreign = new ForeignEntries(kernel, wanted);
        kernel.readings().forEach(foreign::removeUnlessOwn);
    }

    private void removeUnlessOwn(RouteReading entry) {
        if (entry.ttls().isPresent() && !own.contains(entry.identity())) {
            entry.removals(vifs::contains).forEach(kernel::remove);
        }
    }
}
