package net.igmpproxy.core.engine.event;

import java.util.List;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.forwarding.mfc.MfcEntry;
import net.igmpproxy.core.forwarding.mfc.MfcKey;
import net.igmpproxy.core.rate.Shield;
import net.igmpproxy.core.wire.IgmpMessage;

/** Output of the engine, carried out by the caller. */
public sealed interface EngineOutput {
    /** Calls the method of the visitor for this kind of output. */
    <R> R accept(Visitor<R> visitor);

    /**
     * Visitor of the kinds of output; an implementation without one of them does not compile.
     *
     * @param <R> result type
     */
    interface Visitor<R> {
        /** Visits the addition of a VIF. */
        R addVif(AddVif add);

        /** Visits the removal of a VIF. */
        R deleteVif(DeleteVif delete);

        /** Visits the addition of an arrival VIF. */
        R addArrivalVif(AddArrivalVif add);

        /** Visits the installation of an MFC entry. */
        R installRoute(InstallRoute install);

        /** Visits the renewal of an MFC entry. */
        R renewRoute(RenewRoute renew);

        /** Visits the removal of an MFC entry. */
        R removeRoute(RemoveRoute remove);

        /** Visits the reading of counters. */
        R readPackets(ReadPackets read);

        /** Visits the joining of the router groups. */
        R joinRouterGroups(JoinRouterGroups join);

        /** Visits the leaving of the router groups. */
        R leaveRouterGroups(LeaveRouterGroups leave);

        /** Visits a change of the pre-filter. */
        R setShields(SetShields set);

        /** Visits an IGMP message to send. */
        R sendMessage(SendMessage send);

        /** Visits an event to publish. */
        R announce(Announce announce);
    }

    /**
     * Adds an interface as a VIF ({@code MRT_ADD_VIF}).
     *
     * @param vif       VIF number
     * @param link      the interface
     * @param threshold TTL threshold of the VIF
     */
    record AddVif(int vif, Link link, int threshold) implements EngineOutput {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.addVif(this);
        }
    }

    /**
     * Removes a VIF ({@code MRT_DEL_VIF}).
     *
     * @param vif VIF number
     */
    record DeleteVif(int vif) implements EngineOutput {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.deleteVif(this);
        }
    }

    /**
     * Adds a second VIF of an interface, to which the kernel attributes packets that arrive there
     * ({@link net.igmpproxy.core.forwarding.ArrivalVifs}).
     *
     * @param vif  VIF number, higher than that of the first VIF
     * @param link the interface
     */
    record AddArrivalVif(int vif, Link link) implements EngineOutput {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.addArrivalVif(this);
        }
    }

    /**
     * Adds or replaces an MFC entry ({@code MRT_ADD_MFC}).
     *
     * @param entry the entry
     */
    record InstallRoute(MfcEntry entry) implements EngineOutput {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.installRoute(this);
        }
    }

    /**
     * Removes an MFC entry, if present, and adds it again, so that the kernel creates a new one.
     *
     * @param entry the entry
     */
    record RenewRoute(MfcEntry entry) implements EngineOutput {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.renewRoute(this);
        }
    }

    /**
     * Removes an MFC entry ({@code MRT_DEL_MFC}).
     *
     * @param entry the entry
     */
    record RemoveRoute(MfcEntry entry) implements EngineOutput {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.removeRoute(this);
        }
    }

    /**
     * Reads the counters of an (S,G) entry. The result is returned as {@link EngineInput.PacketsRead}.
     *
     * @param key the entry
     */
    record ReadPackets(MfcKey key) implements EngineOutput {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.readPackets(this);
        }
    }

    /**
     * Joins the router groups 224.0.0.2 and 224.0.0.22 on an interface.
     *
     * @param link  the interface
     * @param hosts true if reports of the interface's hosts are received; upstream, those of the router's own programs
     *              are
     */
    record JoinRouterGroups(Link link, boolean hosts) implements EngineOutput {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.joinRouterGroups(this);
        }
    }

    /**
     * Leaves the router groups on an interface.
     *
     * @param interfaceIndex index of the interface
     */
    record LeaveRouterGroups(int interfaceIndex) implements EngineOutput {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.leaveRouterGroups(this);
        }
    }

    /**
     * Sets the pre-filter of the IGMP socket, which thins packets of flooded interfaces. Replaces the previous
     * pre-filter.
     *
     * @param shields one entry for each flooded interface
     */
    record SetShields(List<Shield> shields) implements EngineOutput {
        public SetShields {
            shields = List.copyOf(shields);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.setShields(this);
        }
    }

    /**
     * Sends an IGMP message.
     *
     * @param interfaceIndex index of the sending interface
     * @param source         source address; {@code 0.0.0.0} if the interface has none
     * @param destination    destination address
     * @param message        the message
     * @param isLooped       true if the router's own kernel receives a copy ({@code IP_MULTICAST_LOOP})
     */
    record SendMessage(
            int interfaceIndex, Ipv4Address source, Ipv4Address destination, IgmpMessage message, boolean isLooped)
            implements EngineOutput {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.sendMessage(this);
        }
    }

    /**
     * Publishes an event.
     *
     * @param event the event
     */
    record Announce(EngineEvent event) implements EngineOutput {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.announce(this);
        }
    }
}
