package net.igmpproxy.core.engine.event;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.forwarding.ForwardingTable.SeenSource;
import net.igmpproxy.core.forwarding.SenderLink;
import net.igmpproxy.core.host.HostState;
import net.igmpproxy.core.membership.GroupMembership;
import net.igmpproxy.core.router.ElectionState;

/**
 * Snapshot of an engine's state, for a handover to another engine.
 *
 * @param vifs        VIFs that exist in the kernel
 * @param memberships memberships reported by hosts
 * @param sources     flows seen
 * @param elections   querier state of the downstream interfaces
 * @param upstream    querier state of the upstream interface
 * @param unheard     interfaces and groups whose reports may be missing
 * @param senders     links without an arrival VIF on which hosts have sent to a group
 */
public record EngineState(
        Map<InterfaceName, VifAssignment> vifs,
        List<GroupMembership> memberships,
        List<SeenSource> sources,
        Map<InterfaceName, ElectionState> elections,
        Optional<UpstreamState> upstream,
        List<UnheardMembers> unheard,
        List<SenderLink> senders) {
    /** Empty state, for a start without a handover. */
    public static final EngineState EMPTY = new EngineState(Map.of(), List.of(), List.of(), Map.of(), Optional.empty());

    public EngineState {
        vifs = Map.copyOf(vifs);
        memberships = List.copyOf(memberships);
        sources = List.copyOf(sources);
        elections = Map.copyOf(elections);
        unheard = List.copyOf(unheard);
        senders = List.copyOf(senders);
    }

    /** Creates a state without sender links, for interfaces that all have arrival VIFs. */
    public EngineState(
            Map<InterfaceName, VifAssignment> vifs,
            List<GroupMembership> memberships,
            List<SeenSource> sources,
            Map<InterfaceName, ElectionState> elections,
            Optional<UpstreamState> upstream,
            List<UnheardMembers> unheard) {
        this(vifs, memberships, sources, elections, upstream, unheard, List.of());
    }

    /** Creates a state without missing reports. */
    public EngineState(
            Map<InterfaceName, VifAssignment> vifs,
            List<GroupMembership> memberships,
            List<SeenSource> sources,
            Map<InterfaceName, ElectionState> elections,
            Optional<UpstreamState> upstream) {
        this(vifs, memberships, sources, elections, upstream, List.of());
    }

    /** Returns a copy for a kernel without VIFs. */
    public EngineState withoutVifs() {
        return withVifs(Map.of());
    }

    /** Returns a copy for a kernel with the given VIFs. */
    public EngineState withVifs(Map<InterfaceName, VifAssignment> present) {
        return new EngineState(present, memberships, sources, elections, upstream, unheard, senders);
    }

    /**
     * VIFs of one interface.
     *
     * @param vif            number of the first VIF
     * @param interfaceIndex index of the interface
     * @param arrivalVif     number of the arrival VIF, higher than {@code vif}; empty if there is none
     */
    public record VifAssignment(int vif, int interfaceIndex, OptionalInt arrivalVif) {
        /** Creates an assignment with one VIF. */
        public VifAssignment(int vif, int interfaceIndex) {
            this(vif, interfaceIndex, OptionalInt.empty());
        }

        /**
         * Assigns VIFs to interfaces. MFC entries refer to the lowest VIF of an interface; the kernel attributes
         * arriving packets to the highest.
         *
         * @param kernel interface index by VIF number
         * @return assignments by interface index
         */
        public static Map<Integer, VifAssignment> of(Map<Integer, Integer> kernel) {
            Map<Integer, VifAssignment> assignments = new TreeMap<>();
            new TreeMap<>(kernel)
                    .forEach((vif, index) -> assignments.merge(
                            index,
                            new VifAssignment(vif, index),
                            (first, next) -> new VifAssignment(first.vif(), index, OptionalInt.of(vif))));
            return assignments;
        }

        /**
         * Assigns VIFs to the existing interfaces.
         *
         * @param kernel interface index by VIF number
         */
        public static Map<InterfaceName, VifAssignment> of(Map<Integer, Integer> kernel, List<Link> links) {
            Map<Integer, VifAssignment> present = of(kernel);
            Map<InterfaceName, VifAssignment> byName = new HashMap<>();
            links.forEach(link -> Optional.ofNullable(present.get(link.index()))
                    .ifPresent(assignment -> byName.put(link.name(), assignment)));
            return byName;
        }

        /** All VIF numbers of the interface. */
        public IntStream numbers() {
            return IntStream.concat(IntStream.of(vif), arrivalVif.stream());
        }
    }

    /**
     * Members whose reports may be missing.
     *
     * @param interfaceName the downstream interface
     * @param group         their group; empty for any group
     * @param left          remaining time until they have reported again
     */
    public record UnheardMembers(InterfaceName interfaceName, Optional<GroupAddress> group, Duration left) {}

    /**
     * State of the upstream interface.
     *
     * @param name       its name
     * @param host       querier state of its host side
     * @param adopted    any-source groups found in the kernel whose hosts have not answered yet
     * @param adoptedFor remaining time until the hosts have answered
     */
    public record UpstreamState(InterfaceName name, HostState host, Set<GroupAddress> adopted, Duration adoptedFor) {
        public UpstreamState {
            adopted = Set.copyOf(adopted);
        }

        /** Creates a state without adopted groups. */
        public UpstreamState(InterfaceName name, HostState host) {
            this(name, host, Set.of(), Duration.ZERO);
        }
    }
}
