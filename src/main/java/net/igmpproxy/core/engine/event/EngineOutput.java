package net.igmpproxy.core.engine.event;

import java.util.List;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.forwarding.mfc.MfcEntry;
import net.igmpproxy.core.forwarding.mfc.MfcKey;
import net.igmpproxy.core.rate.Shield;
import net.igmpproxy.core.wire.IgmpMessage;

/** Something that the core wants done. */
public sealed interface EngineOutput {
    /**
     * An interface is to become a VIF.
     *
     * @param vif       its number
     * @param link      the interface
     * @param threshold its TTL threshold
     */
    record AddVif(int vif, Link link, int threshold) implements EngineOutput {}

    /**
     * A VIF is to be removed.
     *
     * @param vif its number
     */
    record DeleteVif(int vif) implements EngineOutput {}

    /**
     * An interface is to have a second VIF, to which the kernel attributes what arrives on it ({@link
     * net.igmpproxy.core.forwarding.ArrivalVifs}).
     *
     * @param vif  its number, higher than that of the first one
     * @param link the interface
     */
    record AddArrivalVif(int vif, Link link) implements EngineOutput {}

    /**
     * A forwarding entry is to be added or replaced.
     *
     * @param entry the entry
     */
    record InstallRoute(MfcEntry entry) implements EngineOutput {}

    /**
     * A forwarding entry is to be removed if it is there, and to be added: the kernel has a new entry then.
     *
     * @param entry the entry
     */
    record RenewRoute(MfcEntry entry) implements EngineOutput {}

    /**
     * A forwarding entry is to be removed.
     *
     * @param entry the entry
     */
    record RemoveRoute(MfcEntry entry) implements EngineOutput {}

    /**
     * Counters of an exact entry are to be read, and handed on as {@link EngineInput.PacketsRead}.
     *
     * @param key the entry
     */
    record ReadPackets(MfcKey key) implements EngineOutput {}

    /**
     * What is sent to the routers of an interface is to be received.
     *
     * @param link  the interface
     * @param hosts whether its hosts are heard by it; upstream, the router's own programs are
     */
    record JoinRouterGroups(Link link, boolean hosts) implements EngineOutput {}

    /**
     * It is not to be received any more.
     *
     * @param interfaceIndex the interface
     */
    record LeaveRouterGroups(int interfaceIndex) implements EngineOutput {}

    /**
     * The kernel is to keep back packets of interfaces that are flooded, and no others.
     *
     * @param shields one for each such interface
     */
    record SetShields(List<Shield> shields) implements EngineOutput {
        public SetShields {
            shields = List.copyOf(shields);
        }
    }

    /**
     * A message is to be sent.
     *
     * @param interfaceIndex the interface it leaves through
     * @param source         its source address; {@code 0.0.0.0} if the interface has none
     * @param destination    where it goes
     * @param message        the message
     * @param isLooped       whether the router's own kernel is to hear it as well
     */
    record SendMessage(
            int interfaceIndex, Ipv4Address source, Ipv4Address destination, IgmpMessage message, boolean isLooped)
            implements EngineOutput {}

    /**
     * Something worth telling people has happened.
     *
     * @param event what
     */
    record Announce(EngineEvent event) implements EngineOutput {}
}
