package net.igmpproxy.runtime.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.engine.event.EngineEvent;
import net.igmpproxy.core.engine.event.EngineEvent.RouteInstalled;
import net.igmpproxy.core.engine.event.EngineEvent.RouteRemoved;
import net.igmpproxy.core.engine.event.EngineOutput;
import net.igmpproxy.core.engine.event.EngineOutput.AddVif;
import net.igmpproxy.core.engine.event.EngineOutput.InstallRoute;
import net.igmpproxy.core.engine.event.EngineOutput.RemoveRoute;
import net.igmpproxy.core.engine.event.EngineOutput.RenewRoute;
import net.igmpproxy.core.forwarding.mfc.MfcEntry;

/** Converts carried-out MFC outputs to events, with interface names for the VIFs. */
final class RouteEvents {
    /** Interface name by VIF number, valid until the number is given to another interface. */
    private final Map<Integer, InterfaceName> names = new HashMap<>();

    private List<EngineEvent> pending = new ArrayList<>();

    /** Records an output that the kernel has accepted. */
    void carriedOut(EngineOutput output) {
        if (output instanceof InstallRoute install) {
            installed(install.entry());
        } else if (output instanceof RenewRoute renew) {
            installed(renew.entry());
        } else if (output instanceof RemoveRoute remove) {
            removed(remove.entry());
        } else if (output instanceof AddVif add) {
            names.put(add.vif(), add.link().name());
        }
    }

    /** Returns and clears the events since the last call, in order. */
    List<EngineEvent> take() {
        if (pending.isEmpty()) {
            return List.of();
        }
        List<EngineEvent> taken = pending;
        pending = new ArrayList<>();
        return taken;
    }

    private void installed(MfcEntry entry) {
        InterfaceName input = names.get(entry.parent());
        if (input != null) {
            pending.add(new RouteInstalled(entry.key(), input, RouteReader.outputs(entry, names)));
        }
    }

    private void removed(MfcEntry entry) {
        InterfaceName input = names.get(entry.parent());
        if (input != null) {
            pending.add(new RouteRemoved(entry.key(), input));
        }
    }
}
