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
    /**
     * Adds an interface as a VIF ({@code MRT_ADD_VIF}).
     *
     * @param vif       VIF number
     * @param link      the interface
     * @param threshold TTL threshold of the VIF
     */
    record AddVif(int vif, Link link, int threshold) implements EngineOutput {}

    /**
     * Removes a VIF ({@code MRT_DEL_VIF}).
     *
     * @param vif VIF number
     */
    record DeleteVif(int vif) implements EngineOutput {}

    /**
     * Adds a second VIF of an interface, to which the kernel attributes packets that arrive there
     * ({@link net.igmpproxy.core.forwarding.ArrivalVifs}).
     *
     * @param vif  VIF number, higher than that of the first VIF
     * @param link the interface
     */
    record AddArrivalVif(int vif, Link link) implements EngineOutput {}

    /**
     * Adds or replaces an MFC entry ({@code MRT_ADD_MFC}).
     *
     * @param entry the entry
     */
    record InstallRoute(MfcEntry entry) implements EngineOutput {}

    /**
     * Removes an MFC entry, if present, and adds it again, so that the kernel creates a new one.
     *
     * @param entry the entry
     */
    record RenewRoute(MfcEntry entry) implements EngineOutput {}

    /**
     * Removes an MFC entry ({@code MRT_DEL_MFC}).
     *
     * @param entry the entry
     */
    record RemoveRoute(MfcEntry entry) implements EngineOutput {}

    /**
     * Reads the counters of an (S,G) entry. The result is returned as {@link EngineInput.PacketsRead}.
     *
     * @param key the entry
     */
    record ReadPackets(MfcKey key) implements EngineOutput {}

    /**
     * Joins the router groups 224.0.0.2 and 224.0.0.22 on an interface.
     *
     * @param link  the interface
     * @param hosts true if reports of the interface's hosts are received; upstream, those of the router's own programs
     *              are
     */
    record JoinRouterGroups(Link link, boolean hosts) implements EngineOutput {}

    /**
     * Leaves the router groups on an interface.
     *
     * @param interfaceIndex index of the interface
     */
    record LeaveRouterGroups(int interfaceIndex) implements EngineOutput {}

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
            implements EngineOutput {}

    /**
     * Publishes an event.
     *
     * @param event the event
     */
    record Announce(EngineEvent event) implements EngineOutput {}
}
