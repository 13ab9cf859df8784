package net.igmpproxy.core.engine.port;

import java.util.Optional;
import net.igmpproxy.core.engine.event.EngineOutput;
import net.igmpproxy.core.engine.event.EngineOutput.AddArrivalVif;
import net.igmpproxy.core.engine.event.EngineOutput.AddVif;
import net.igmpproxy.core.engine.event.EngineOutput.DeleteVif;
import net.igmpproxy.core.engine.event.EngineOutput.InstallRoute;
import net.igmpproxy.core.engine.event.EngineOutput.JoinRouterGroups;
import net.igmpproxy.core.engine.event.EngineOutput.LeaveRouterGroups;
import net.igmpproxy.core.engine.event.EngineOutput.RemoveRoute;
import net.igmpproxy.core.engine.event.EngineOutput.RenewRoute;
import net.igmpproxy.core.engine.event.EngineOutput.SetShields;
import net.igmpproxy.core.forwarding.mfc.MfcEntry;
import net.igmpproxy.core.forwarding.mfc.MfcIdentity;

/** Item of kernel state that the proxy sets, and sets again after a refusal or after a change by another program. */
public sealed interface KernelItem {
    /**
     * A VIF.
     *
     * @param vif            its number
     * @param interfaceIndex its interface; {@link #REMOVED} if the VIF is to be removed
     */
    record Vif(int vif, int interfaceIndex) implements KernelItem {
        public static final int REMOVED = 0;

        @Override
        public String label() {
            return "VIF " + vif;
        }
    }

    /**
     * Memberships in 224.0.0.2 and 224.0.0.22.
     *
     * @param interfaceIndex index of the interface
     */
    record RouterGroups(int interfaceIndex) implements KernelItem {
        @Override
        public String label() {
            return "the membership of 224.0.0.2 and 224.0.0.22";
        }
    }

    /**
     * An MFC entry.
     *
     * @param entry its identity
     */
    record Route(MfcIdentity entry) implements KernelItem {
        @Override
        public String label() {
            return "the entry " + entry.key();
        }
    }

    /** The pre-filter of the IGMP socket. */
    record Filter() implements KernelItem {
        @Override
        public String label() {
            return "the filter of the IGMP socket";
        }
    }

    /** The item as a phrase for messages. */
    String label();

    /** The item that an output sets; empty for messages, events and readings, which are not repeated. */
    static Optional<KernelItem> of(EngineOutput output) {
        if (output instanceof AddVif add) {
            return Optional.of(new Vif(add.vif(), add.link().index()));
        } else if (output instanceof AddArrivalVif add) {
            return Optional.of(new Vif(add.vif(), add.link().index()));
        } else if (output instanceof DeleteVif delete) {
            return Optional.of(new Vif(delete.vif(), Vif.REMOVED));
        } else if (output instanceof JoinRouterGroups join) {
            return Optional.of(new RouterGroups(join.link().index()));
        } else if (output instanceof LeaveRouterGroups leave) {
            return Optional.of(new RouterGroups(leave.interfaceIndex()));
        } else if (output instanceof InstallRoute install) {
            return Optional.of(route(install.entry()));
        } else if (output instanceof RenewRoute renew) {
            return Optional.of(route(renew.entry()));
        } else if (output instanceof RemoveRoute remove) {
            return Optional.of(route(remove.entry()));
        } else if (output instanceof SetShields) {
            return Optional.of(new Filter());
        }
        return Optional.empty();
    }

    private static Route route(MfcEntry entry) {
        return new Route(MfcIdentity.of(entry));
    }
}
