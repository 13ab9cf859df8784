package net.igmpproxy.runtime.port;

import java.util.List;
import java.util.Set;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.rate.Shield;

/** Raw IGMP socket for IGMP packets and the upcalls of multicast routing. */
public interface IgmpSocket {
    /**
     * Reads one batch without blocking.
     *
     * @return number of packets and upcalls passed to the receiver; 0 if nothing is left to read
     */
    int receive(Receiver receiver);

    /**
     * Sends packets in order, each with TTL 1, TOS 0xc0 and the Router Alert option (RFC 9776 section 4).
     *
     * @return packets that could not be sent, with the reason; empty on success
     */
    List<SendFailure> send(List<OutgoingPacket> packets);

    /**
     * Sets the socket filter that drops packets of flooded interfaces before they are queued.
     *
     * @param shields pre-filters that replace the previous ones; an empty list removes the filter
     */
    void shield(List<Shield> shields);

    /**
     * Returns the number of packets and upcalls dropped because the receive buffer was full, since the socket was
     * opened.
     */
    long lost();

    /**
     * Joins 224.0.0.2 (IGMPv2 Leave) and 224.0.0.22 (IGMPv3 reports) on an interface. Joins again if the kernel has
     * dropped the membership; otherwise an existing membership is kept.
     */
    void joinRouterGroups(Link link);

    /**
     * Returns the interfaces on which this process has joined both groups and the kernel still has the memberships. The
     * kernel drops memberships when an interface leaves the namespace, or when its MTU falls below the IPv4 minimum.
     *
     * @return interface indices
     */
    Set<Integer> routerGroups();

    /** Reverts {@link #joinRouterGroups}. An interface that is gone or was never joined is no error. */
    void leaveRouterGroups(int interfaceIndex);

    /** Consumer of packets and upcalls. */
    interface Receiver {
        /**
         * Receives an IGMP packet.
         *
         * @param interfaceIndex incoming interface
         * @param packet         IPv4 packet including its header; only the first {@code length} bytes are valid, and
         *                       only until this method returns
         * @param length         packet length in bytes
         */
        void packet(int interfaceIndex, byte[] packet, int length);

        /**
         * Receives an upcall ({@code struct igmpmsg}) for a data packet without a usable MFC entry.
         *
         * @param type   kind of upcall
         * @param vif    incoming VIF of the data packet
         * @param source source address
         * @param group  destination address
         */
        void upcall(Upcall type, int vif, Ipv4Address source, Ipv4Address group);
    }

    /** Kinds of upcalls in {@code <linux/mroute.h>} that concern a proxy. */
    enum Upcall {
        /**
         * IGMPMSG_NOCACHE: no MFC entry matches. The kernel queues the packet until one is installed, for at most 10 s.
         */
        NO_CACHE,
        /** IGMPMSG_WRONGVIF: the matching MFC entry expects another VIF; at most one upcall per entry in 3 s. */
        WRONG_VIF,
        /**
         * IGMPMSG_NOCACHE for an IGMP message: the kernel looks it up like data if the router itself is a member of the
         * group.
         */
        MESSAGE_HELD
    }

    /**
     * Packet that could not be sent.
     *
     * @param packet the packet
     * @param cause  the reason
     */
    record SendFailure(OutgoingPacket packet, KernelException cause) {}
}
