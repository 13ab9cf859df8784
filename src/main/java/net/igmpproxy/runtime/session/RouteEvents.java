package net.igmpproxy.runtime.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.forwarding.mfc.MfcEntry;
import net.igmpproxy.runtime.event.ProxyEvent;
import net.igmpproxy.runtime.event.ProxyEvent.RouteInstalled;
import net.igmpproxy.runtime.event.ProxyEvent.RouteRemoved;

/** Converts carried-out MFC outputs to events, with interface names for the VIFs. */
final class RouteEvents {
    /** Interface name by VIF number, valid until the number is given to another interface. */
    private final Map<Integer, InterfaceName> names = new HashMap<>();

    private List<ProxyEvent> pending = new ArrayList<>();

    /** Records that the kernel has added a VIF. */
    void vifAdded(int vif, InterfaceName name) {
        names.put(vif, name);
    }

    /** Records that the kernel has added or replaced an MFC entry. */
    void installed(MfcEntry entry) {
        InterfaceName input = names.get(entry.parent());
        if (input != null) {
            pending.add(new RouteInstalled(entry.key(), input, RouteReader.outputs(entry, names)));
        }
    }

    /** Records that the kernel has removed an MFC entry. */
    void removed(MfcEntry entry) {
        InterfaceName input = names.get(entry.parent());
        if (input != null) {
            pending.add(new RouteRemoved(entry.key(), input));
        }
    }

    /** Returns and clears the events since the last call, in order. */
    List<ProxyEvent> take() {
        if (pending.isEmpty()) {
            return List.of();
        }
        List<ProxyEvent> taken = pending;
        pending = new ArrayList<>();
        return taken;
    }
}
