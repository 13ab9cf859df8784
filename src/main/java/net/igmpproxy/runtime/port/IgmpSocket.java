package net.igmpproxy.runtime.port;

import java.util.List;
import java.util.Set;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.rate.Shield;

/** The raw IGMP socket: IGMP packets in and out, and the upcalls of multicast routing. */
public interface IgmpSocket {
    /**
     * Reads one batch without blocking.
     *
     * @return how many packets and upcalls were handed to the receiver; 0 when nothing is left to read
     */
    int receive(Receiver receiver);

    /**
     * Sends packets in order, each with TTL 1, TOS 0xc0 and the Router Alert option (RFC 9776 section 4).
     *
     * @return the packets that could not be sent, with the reason; empty when all went out
     */
    List<SendFailure> send(List<OutgoingPacket> packets);

    /**
     * Has the kernel keep back packets of interfaces that are flooded, and of no others.
     *
     * @param shields in the place of those before; none: it keeps nothing back
     */
    void shield(List<Shield> shields);

    /** How many packets and upcalls the kernel has dropped since the receive buffer was full, since the socket was opened. */
    long lost();

    /**
     * Asks to be given what hosts of an interface say to routers: 224.0.0.2 (IGMPv2 Leave) and 224.0.0.22 (IGMPv3
     * reports). It is joined once more if the kernel has forgotten it, and left as it is if not.
     */
    void joinRouterGroups(Link link);

    /**
     * Reads the interfaces on which this process has joined both groups, and the kernel still is a member: it forgets
     * memberships when an interface leaves the namespace, or its MTU is below that of IPv4.
     *
     * @return their indices
     */
    Set<Integer> routerGroups();

    /** Takes {@link #joinRouterGroups} back; an interface that is gone or was never joined is no error. */
    void leaveRouterGroups(int interfaceIndex);

    /** Takes what was read. */
    interface Receiver {
        /**
         * An IGMP packet.
         *
         * @param interfaceIndex where it came in
         * @param packet         the IPv4 packet from its header on; only the first {@code length} octets count, and only
         *                       until this method returns
         * @param length         octets of the packet
         */
        void packet(int interfaceIndex, byte[] packet, int length);

        /**
         * An upcall ({@code struct igmpmsg}): the kernel does not know what to do with a data packet.
         *
         * @param type   what is the matter
         * @param vif    the VIF the data packet came in on
         * @param source its source
         * @param group  its destination
         */
        void upcall(Upcall type, int vif, Ipv4Address source, Ipv4Address group);
    }

    /** The kinds of upcalls in {@code <linux/mroute.h>} that concern a proxy. */
    enum Upcall {
        /** IGMPMSG_NOCACHE: no entry matches; the kernel keeps the packet until one is installed, for 10 s at most. */
        NO_CACHE,
        /** IGMPMSG_WRONGVIF: the entry that matches expects another VIF; at most one upcall in 3 s an entry. */
        WRONG_VIF,
        /**
         * IGMPMSG_NOCACHE of an IGMP message: the kernel looks it up as if it were data where the router itself is a member of
         * the group.
         */
        MESSAGE_HELD
    }

    /**
     * A packet that could not be sent.
     *
     * @param packet the packet
     * @param cause  why
     */
    record SendFailure(OutgoingPacket packet, KernelException cause) {}
}
