package net.igmpproxy.core.engine.event;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.engine.Engine;
import net.igmpproxy.core.forwarding.PacketCounts;
import net.igmpproxy.core.forwarding.mfc.MfcKey;
import net.igmpproxy.core.forwarding.mfc.RouteReading;

/** Something that has happened and that the core is to know. */
public sealed interface EngineInput {
    /**
     * The configuration is to be another.
     *
     * @param configuration the whole document
     */
    record ConfigurationChanged(ProxyConfiguration configuration) implements EngineInput {}

    /**
     * Interfaces or addresses have changed.
     *
     * @param links all interfaces there are now
     */
    record LinksChanged(List<Link> links) implements EngineInput {
        public LinksChanged {
            links = List.copyOf(links);
        }
    }

    /**
     * Interfaces have left the network namespace, and their VIFs and memberships are gone with them. Interfaces with the same
     * indices, and even the same names, may have come since: {@link LinksChanged} says so.
     *
     * @param indices the indices of those that left
     */
    record LinksLost(Set<Integer> indices) implements EngineInput {
        public LinksLost {
            indices = Set.copyOf(indices);
        }
    }

    /**
     * The kernel has no entry for a packet, and keeps the packet for a while.
     *
     * @param vif    the VIF it came in on, which may be an {@linkplain EngineOutput.AddArrivalVif arrival VIF}
     * @param source its source
     * @param group  its destination
     */
    record NoCache(int vif, Ipv4Address source, GroupAddress group) implements EngineInput {}

    /**
     * A packet came in elsewhere than its entry expects.
     *
     * @param vif    the VIF it came in on
     * @param source its source
     * @param group  its destination
     * @param counts counters of the entry of just this source, or empty if there is none
     */
    record WrongVif(int vif, Ipv4Address source, GroupAddress group, Optional<PacketCounts> counts)
            implements EngineInput {
        /** The same of a source that has no entry of its own, or whose entry has not been read. */
        public WrongVif(int vif, Ipv4Address source, GroupAddress group) {
            this(vif, source, group, Optional.empty());
        }
    }

    /**
     * Counters have been read because of {@link EngineOutput.ReadPackets}.
     *
     * @param key    the exact entry
     * @param counts its counters, or empty if the kernel has no such entry
     */
    record PacketsRead(MfcKey key, Optional<PacketCounts> counts) implements EngineInput {}

    /**
     * The kernel has looked up an IGMP message as if it were data, has no entry for it, and keeps it for a while. It does so
     * where the router itself is a member of the group ({@code ip_mr_input}).
     *
     * @param vif    the VIF it came in on
     * @param sender its source address
     * @param group  its destination
     */
    record MessageHeld(int vif, Ipv4Address sender, GroupAddress group) implements EngineInput {}

    /**
     * Hosts may have been served by a process of which nothing is left, and are to say soon what they want. The queries of
     * the start ask as well, but leave them the whole query response interval.
     */
    record HostsToBeAskedSoon() implements EngineInput {}

    /**
     * The heap has room for so much of what is remembered of groups, sources and hosts: more is refused.
     *
     * @param bytes 0 or more
     */
    record HeapLimited(long bytes) implements EngineInput {}

    /**
     * Reading packets began to take longer than a turn may, or does so no longer.
     *
     * @param waiting whether packets are left unread
     */
    record PacketsWaiting(boolean waiting) implements EngineInput {}

    /** The kernel has dropped packets, as the receive buffer was full: reports of hosts on any interface may be among them. */
    record PacketsLost() implements EngineInput {}

    /**
     * The kernel's counters have been read.
     *
     * @param counts of every entry
     */
    record RoutesCounted(List<RouteCount> counts) implements EngineInput {
        public RoutesCounted {
            counts = List.copyOf(counts);
        }
    }

    /**
     * The kernel has refused an output. It is to be let known before the next turn.
     *
     * @param output what was to be done
     * @param reason the error, in a sentence
     */
    record OutputRefused(EngineOutput output, String reason) implements EngineInput {}

    /**
     * Another process has had the routing socket for a while, and has given it back. What can be read from the kernel is read
     * besides; this is about the rest.
     */
    record KernelShared() implements EngineInput {}

    /**
     * VIFs and memberships of the router groups have been read from the kernel, after all outputs so far were carried out.
     *
     * @param vifs         the interface index of each VIF, by its number; arrival VIFs included
     * @param routerGroups the indices of the interfaces on which the kernel is a member of 224.0.0.2 and 224.0.0.22
     */
    record KernelRead(Map<Integer, Integer> vifs, Set<Integer> routerGroups) implements EngineInput {
        public KernelRead {
            vifs = Map.copyOf(vifs);
            routerGroups = Set.copyOf(routerGroups);
        }
    }

    /**
     * Forwarding entries have been read from the kernel, after all outputs so far were carried out.
     *
     * @param readings entries, each key (and each parent of a wildcard) once
     * @param complete whether there are no others
     */
    record RoutesRead(List<RouteReading> readings, boolean complete) implements EngineInput {
        public RoutesRead {
            readings = List.copyOf(readings);
        }
    }

    /**
     * Forwarding entries were read beside the work of the engine, and differ from those that it wanted at the time. What
     * differs twice in succession does so because another program has changed it.
     *
     * @param differences see {@link RouteReading#differences}
     */
    record RoutesCompared(List<RouteReading> differences) implements EngineInput {
        public RoutesCompared {
            differences = List.copyOf(differences);
        }
    }

    /**
     * What one entry has counted.
     *
     * @param key       the entry
     * @param packets   packets that came in where it expects them, since it was added
     * @param elsewhere packets that came in on another VIF, since it was added
     */
    record RouteCount(MfcKey key, long packets, long elsewhere) {}

    /** An IGMP packet has come in. */
    final class PacketReceived implements EngineInput {
        private final int interfaceIndex;
        private final byte[] packet;
        private final int length;

        /**
         * @param interfaceIndex where it came in
         * @param packet         the IPv4 packet from its header on; not copied, and read in {@link Engine#handle} only
         * @param length         octets of the packet
         */
        public PacketReceived(int interfaceIndex, byte[] packet, int length) {
            this.interfaceIndex = interfaceIndex;
            this.packet = packet;
            this.length = length;
        }

        public int interfaceIndex() {
            return interfaceIndex;
        }

        public byte[] packet() {
            return packet;
        }

        public int length() {
            return length;
        }

        @Override
        public String toString() {
            return "IGMP packet of " + length + " octets on interface index " + interfaceIndex;
        }
    }
}
