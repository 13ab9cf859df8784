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

/** Input of the engine: packets, kernel notifications, readings and commands. */
public sealed interface EngineInput {
    /**
     * The configuration has changed.
     *
     * @param configuration the complete configuration
     */
    record ConfigurationChanged(ProxyConfiguration configuration) implements EngineInput {}

    /**
     * Interfaces or addresses have changed.
     *
     * @param links all existing interfaces
     */
    record LinksChanged(List<Link> links) implements EngineInput {
        public LinksChanged {
            links = List.copyOf(links);
        }
    }

    /**
     * Interfaces have left the network namespace. The kernel has removed their VIFs and memberships. Interfaces with
     * the same indices, and even names, may have appeared since; {@link LinksChanged} reports those.
     *
     * @param indices indices of the removed interfaces
     */
    record LinksLost(Set<Integer> indices) implements EngineInput {
        public LinksLost {
            indices = Set.copyOf(indices);
        }
    }

    /**
     * Upcall {@code IGMPMSG_NOCACHE}: the kernel holds a packet without an MFC entry.
     *
     * @param vif    VIF of arrival, possibly an {@linkplain EngineOutput.AddArrivalVif arrival VIF}
     * @param source source of the packet
     * @param group  destination of the packet
     */
    record NoCache(int vif, Ipv4Address source, GroupAddress group) implements EngineInput {}

    /**
     * Upcall {@code IGMPMSG_WRONGVIF}: a packet arrived on a VIF other than the parent of its MFC entry.
     *
     * @param vif    VIF of arrival
     * @param source source of the packet
     * @param group  destination of the packet
     * @param counts counters of the (S,G) entry; empty if there is none or if it was not read
     */
    record WrongVif(int vif, Ipv4Address source, GroupAddress group, Optional<PacketCounts> counts)
            implements EngineInput {
        /** Creates an upcall without counters. */
        public WrongVif(int vif, Ipv4Address source, GroupAddress group) {
            this(vif, source, group, Optional.empty());
        }
    }

    /**
     * Counters read because of {@link EngineOutput.ReadPackets}.
     *
     * @param key    the (S,G) entry
     * @param counts its counters; empty if the kernel has no such entry
     */
    record PacketsRead(MfcKey key, Optional<PacketCounts> counts) implements EngineInput {}

    /**
     * Upcall for an IGMP message. The kernel looks up such a message as data if the router itself is a member of the
     * group ({@code ip_mr_input}). It holds the message because there is no MFC entry.
     *
     * @param vif    VIF of arrival
     * @param sender source address of the message
     * @param group  destination of the message
     */
    record MessageHeld(int vif, Ipv4Address sender, GroupAddress group) implements EngineInput {}

    /**
     * Requests general queries with a short response time, because an earlier process may have served hosts and has
     * left no state. The startup queries give hosts the whole Query Response Interval.
     */
    record HostsToBeAskedSoon() implements EngineInput {}

    /**
     * Sets the heap limit for groups, sources and hosts. Reports beyond it are refused.
     *
     * @param bytes the limit, 0 or more
     */
    record HeapLimited(long bytes) implements EngineInput {}

    /**
     * Reading packets has begun or ceased to exceed the time of one turn.
     *
     * @param waiting true if packets are left unread
     */
    record PacketsWaiting(boolean waiting) implements EngineInput {}

    /**
     * The kernel has dropped packets because of a full receive buffer. Reports of hosts on any interface may be lost.
     */
    record PacketsLost() implements EngineInput {}

    /**
     * The kernel's packet counters have been read.
     *
     * @param counts counters of every MFC entry
     */
    record RoutesCounted(List<RouteCount> counts) implements EngineInput {
        public RoutesCounted {
            counts = List.copyOf(counts);
        }
    }

    /**
     * The kernel has refused an output. Must be handled before the next turn.
     *
     * @param output the output
     * @param reason the error, as a sentence
     */
    record OutputRefused(EngineOutput output, String reason) implements EngineInput {}

    /**
     * Another process has used the routing socket and returned it. The kernel's readable state is read separately; this
     * input restores the rest.
     */
    record KernelShared() implements EngineInput {}

    /**
     * VIFs and memberships of the router groups were read from the kernel, after all previous outputs were carried out.
     *
     * @param vifs         interface index by VIF number, including arrival VIFs
     * @param routerGroups indices of the interfaces on which the kernel is a member of 224.0.0.2 and 224.0.0.22
     */
    record KernelRead(Map<Integer, Integer> vifs, Set<Integer> routerGroups) implements EngineInput {
        public KernelRead {
            vifs = Map.copyOf(vifs);
            routerGroups = Set.copyOf(routerGroups);
        }
    }

    /**
     * MFC entries were read from the kernel, after all previous outputs were carried out.
     *
     * @param readings the entries, each key (and each parent of a wildcard) once
     * @param complete true if the kernel has no other entries
     */
    record RoutesRead(List<RouteReading> readings, boolean complete) implements EngineInput {
        public RoutesRead {
            readings = List.copyOf(readings);
        }
    }

    /**
     * MFC entries were read concurrently with the engine's work, and differ from the entries wanted at that time. A
     * difference found twice in succession was caused by another program.
     *
     * @param differences see {@link RouteReading#differences}
     */
    record RoutesCompared(List<RouteReading> differences) implements EngineInput {
        public RoutesCompared {
            differences = List.copyOf(differences);
        }
    }

    /**
     * Packet counters of one MFC entry since its creation.
     *
     * @param key       the entry
     * @param packets   packets that arrived on the parent VIF
     * @param elsewhere packets that arrived on other VIFs
     */
    record RouteCount(MfcKey key, long packets, long elsewhere) {}

    /** An IGMP packet was received. */
    final class PacketReceived implements EngineInput {
        private final int interfaceIndex;
        private final byte[] packet;
        private final int length;

        /**
         * Creates the input without copying the packet.
         *
         * @param interfaceIndex index of the receiving interface
         * @param packet         the IPv4 packet including its header; read during {@link Engine#handle} only
         * @param length         size of the packet in bytes
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
