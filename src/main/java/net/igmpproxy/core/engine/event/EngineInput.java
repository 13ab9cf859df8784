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
    /** Calls the method of the visitor for this kind of input. */
    void accept(Visitor visitor);

    /** Visitor of the kinds of input; an implementation without one of them does not compile. */
    interface Visitor {
        /** Visits a received IGMP packet. */
        void packetReceived(PacketReceived packet);

        /** Visits an upcall, or a reading of packet counters. */
        void traffic(TrafficInput input);

        /** Visits a refusal, a loss or a reading of kernel state. */
        void upkeep(UpkeepInput input);

        /** Visits a change of interfaces or addresses. */
        void linksChanged(LinksChanged change);

        /** Visits a change of the configuration. */
        void configurationChanged(ConfigurationChanged change);

        /** Visits a request for general queries. */
        void hostsToBeAskedSoon(HostsToBeAskedSoon request);

        /** Visits a heap limit. */
        void heapLimited(HeapLimited heap);

        /** Visits the begin or end of a backlog. */
        void packetsWaiting(PacketsWaiting packets);

        /** Visits a loss of packets. */
        void packetsLost(PacketsLost lost);

        /** Visits the return of the routing socket. */
        void kernelShared(KernelShared shared);
    }

    /** Input about data packets: an upcall, or packet counters. */
    sealed interface TrafficInput extends EngineInput {
        /** Calls the method of the visitor for this kind of input. */
        void accept(TrafficVisitor visitor);

        @Override
        default void accept(Visitor visitor) {
            visitor.traffic(this);
        }
    }

    /** Visitor of the kinds of input about data packets. */
    interface TrafficVisitor {
        /** Visits an upcall without an MFC entry. */
        void noCache(NoCache upcall);

        /** Visits an upcall for a packet on another VIF. */
        void wrongVif(WrongVif upcall);

        /** Visits an upcall for an IGMP message. */
        void messageHeld(MessageHeld upcall);

        /** Visits the counters of one entry. */
        void packetsRead(PacketsRead read);

        /** Visits the counters of all entries. */
        void routesCounted(RoutesCounted counted);
    }

    /** Input about kernel state that the proxy has set. */
    sealed interface UpkeepInput extends EngineInput {
        /** Calls the method of the visitor for this kind of input. */
        void accept(UpkeepVisitor visitor);

        @Override
        default void accept(Visitor visitor) {
            visitor.upkeep(this);
        }
    }

    /** Visitor of the kinds of input about kernel state. */
    interface UpkeepVisitor {
        /** Visits a refused output. */
        void outputRefused(OutputRefused refused);

        /** Visits removed interfaces. */
        void linksLost(LinksLost lost);

        /** Visits a reading of VIFs and memberships. */
        void kernelRead(KernelRead read);

        /** Visits a reading of MFC entries. */
        void routesRead(RoutesRead read);

        /** Visits a concurrent comparison of MFC entries. */
        void routesCompared(RoutesCompared compared);
    }

    /**
     * The configuration has changed.
     *
     * @param configuration the complete configuration
     */
    record ConfigurationChanged(ProxyConfiguration configuration) implements EngineInput {
        @Override
        public void accept(Visitor visitor) {
            visitor.configurationChanged(this);
        }
    }

    /**
     * Interfaces or addresses have changed.
     *
     * @param links all existing interfaces
     */
    record LinksChanged(List<Link> links) implements EngineInput {
        public LinksChanged {
            links = List.copyOf(links);
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.linksChanged(this);
        }
    }

    /**
     * Interfaces have left the network namespace. The kernel has removed their VIFs and memberships. Interfaces with
     * the same indices, and even names, may have appeared since; {@link LinksChanged} reports those.
     *
     * @param indices indices of the removed interfaces
     */
    record LinksLost(Set<Integer> indices) implements UpkeepInput {
        public LinksLost {
            indices = Set.copyOf(indices);
        }

        @Override
        public void accept(UpkeepVisitor visitor) {
            visitor.linksLost(this);
        }
    }

    /**
     * Upcall {@code IGMPMSG_NOCACHE}: the kernel holds a packet without an MFC entry.
     *
     * @param vif    VIF of arrival, possibly an {@linkplain EngineOutput.AddArrivalVif arrival VIF}
     * @param source source of the packet
     * @param group  destination of the packet
     */
    record NoCache(int vif, Ipv4Address source, GroupAddress group) implements TrafficInput {
        @Override
        public void accept(TrafficVisitor visitor) {
            visitor.noCache(this);
        }
    }

    /**
     * Upcall {@code IGMPMSG_WRONGVIF}: a packet arrived on a VIF other than the parent of its MFC entry.
     *
     * @param vif    VIF of arrival
     * @param source source of the packet
     * @param group  destination of the packet
     * @param counts counters of the (S,G) entry; empty if there is none or if it was not read
     */
    record WrongVif(int vif, Ipv4Address source, GroupAddress group, Optional<PacketCounts> counts)
            implements TrafficInput {
        /** Creates an upcall without counters. */
        public WrongVif(int vif, Ipv4Address source, GroupAddress group) {
            this(vif, source, group, Optional.empty());
        }

        @Override
        public void accept(TrafficVisitor visitor) {
            visitor.wrongVif(this);
        }
    }

    /**
     * Counters read because of {@link EngineOutput.ReadPackets}.
     *
     * @param key    the (S,G) entry
     * @param counts its counters; empty if the kernel has no such entry
     */
    record PacketsRead(MfcKey key, Optional<PacketCounts> counts) implements TrafficInput {
        @Override
        public void accept(TrafficVisitor visitor) {
            visitor.packetsRead(this);
        }
    }

    /**
     * Upcall for an IGMP message. The kernel looks up such a message as data if the router itself is a member of the
     * group ({@code ip_mr_input}). It holds the message because there is no MFC entry.
     *
     * @param vif    VIF of arrival
     * @param sender source address of the message
     * @param group  destination of the message
     */
    record MessageHeld(int vif, Ipv4Address sender, GroupAddress group) implements TrafficInput {
        @Override
        public void accept(TrafficVisitor visitor) {
            visitor.messageHeld(this);
        }
    }

    /**
     * Requests general queries with a short response time, because an earlier process may have served hosts and has
     * left no state. The startup queries give hosts the whole Query Response Interval.
     */
    record HostsToBeAskedSoon() implements EngineInput {
        @Override
        public void accept(Visitor visitor) {
            visitor.hostsToBeAskedSoon(this);
        }
    }

    /**
     * Sets the heap limit for groups, sources and hosts. Reports beyond it are refused.
     *
     * @param bytes the limit, 0 or more
     */
    record HeapLimited(long bytes) implements EngineInput {
        @Override
        public void accept(Visitor visitor) {
            visitor.heapLimited(this);
        }
    }

    /**
     * Reading packets has begun or ceased to exceed the time of one turn.
     *
     * @param waiting true if packets are left unread
     */
    record PacketsWaiting(boolean waiting) implements EngineInput {
        @Override
        public void accept(Visitor visitor) {
            visitor.packetsWaiting(this);
        }
    }

    /**
     * The kernel has dropped packets because of a full receive buffer. Reports of hosts on any interface may be lost.
     */
    record PacketsLost() implements EngineInput {
        @Override
        public void accept(Visitor visitor) {
            visitor.packetsLost(this);
        }
    }

    /**
     * The kernel's packet counters have been read.
     *
     * @param counts counters of every MFC entry
     */
    record RoutesCounted(List<RouteCount> counts) implements TrafficInput {
        public RoutesCounted {
            counts = List.copyOf(counts);
        }

        @Override
        public void accept(TrafficVisitor visitor) {
            visitor.routesCounted(this);
        }
    }

    /**
     * The kernel has refused an output. Must be handled before the next turn.
     *
     * @param output the output
     * @param reason the error, as a sentence
     */
    record OutputRefused(EngineOutput output, String reason) implements UpkeepInput {
        @Override
        public void accept(UpkeepVisitor visitor) {
            visitor.outputRefused(this);
        }
    }

    /**
     * Another process has used the routing socket and returned it. The kernel's readable state is read separately; this
     * input restores the rest.
     */
    record KernelShared() implements EngineInput {
        @Override
        public void accept(Visitor visitor) {
            visitor.kernelShared(this);
        }
    }

    /**
     * VIFs and memberships of the router groups were read from the kernel, after all previous outputs were carried out.
     *
     * @param vifs         interface index by VIF number, including arrival VIFs
     * @param routerGroups indices of the interfaces on which the kernel is a member of 224.0.0.2 and 224.0.0.22
     */
    record KernelRead(Map<Integer, Integer> vifs, Set<Integer> routerGroups) implements UpkeepInput {
        public KernelRead {
            vifs = Map.copyOf(vifs);
            routerGroups = Set.copyOf(routerGroups);
        }

        @Override
        public void accept(UpkeepVisitor visitor) {
            visitor.kernelRead(this);
        }
    }

    /**
     * MFC entries were read from the kernel, after all previous outputs were carried out.
     *
     * @param readings the entries, each key (and each parent of a wildcard) once
     * @param complete true if the kernel has no other entries
     */
    record RoutesRead(List<RouteReading> readings, boolean complete) implements UpkeepInput {
        public RoutesRead {
            readings = List.copyOf(readings);
        }

        @Override
        public void accept(UpkeepVisitor visitor) {
            visitor.routesRead(this);
        }
    }

    /**
     * MFC entries were read concurrently with the engine's work, and differ from the entries wanted at that time. A
     * difference found twice in succession was caused by another program.
     *
     * @param differences see {@link RouteReading#differences}
     */
    record RoutesCompared(List<RouteReading> differences) implements UpkeepInput {
        public RoutesCompared {
            differences = List.copyOf(differences);
        }

        @Override
        public void accept(UpkeepVisitor visitor) {
            visitor.routesCompared(this);
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
            return "IGMP packet of " + length + " bytes on interface index " + interfaceIndex;
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.packetReceived(this);
        }
    }
}
