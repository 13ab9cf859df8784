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
 * What an engine has learnt, for the one that follows it.
 *
 * @param vifs        the VIFs that exist in the kernel
 * @param memberships what the hosts have reported
 * @param sources     the sources seen
 * @param elections   what is known of other routers on downstream interfaces
 * @param upstream    what is known of the queriers on the upstream interface
 * @param unheard     the interfaces and groups of which reports may have gone unheard
 * @param senders     links without arrival VIF on which hosts have sent to a group
 */
public record EngineState(
        Map<InterfaceName, VifAssignment> vifs,
        List<GroupMembership> memberships,
        List<SeenSource> sources,
        Map<InterfaceName, ElectionState> elections,
        Optional<UpstreamState> upstream,
        List<UnheardMembers> unheard,
        List<SenderLink> senders) {
    /** Nothing learnt. */
    public static final EngineState EMPTY = new EngineState(Map.of(), List.of(), List.of(), Map.of(), Optional.empty());

    public EngineState {
        vifs = Map.copyOf(vifs);
        memberships = List.copyOf(memberships);
        sources = List.copyOf(sources);
        elections = Map.copyOf(elections);
        unheard = List.copyOf(unheard);
        senders = List.copyOf(senders);
    }

    /** The state of an engine whose interfaces all have arrival VIFs. */
    public EngineState(
            Map<InterfaceName, VifAssignment> vifs,
            List<GroupMembership> memberships,
            List<SeenSource> sources,
            Map<InterfaceName, ElectionState> elections,
            Optional<UpstreamState> upstream,
            List<UnheardMembers> unheard) {
        this(vifs, memberships, sources, elections, upstream, unheard, List.of());
    }

    /** The state of an engine that has heard all reports. */
    public EngineState(
            Map<InterfaceName, VifAssignment> vifs,
            List<GroupMembership> memberships,
            List<SeenSource> sources,
            Map<InterfaceName, ElectionState> elections,
            Optional<UpstreamState> upstream) {
        this(vifs, memberships, sources, elections, upstream, List.of());
    }

    /** The same for a kernel that has no VIFs. */
    public EngineState withoutVifs() {
        return withVifs(Map.of());
    }

    /** The same for a kernel that has these VIFs. */
    public EngineState withVifs(Map<InterfaceName, VifAssignment> present) {
        return new EngineState(present, memberships, sources, elections, upstream, unheard, senders);
    }

    /**
     * The VIFs of an interface.
     *
     * @param vif            the number of the first one
     * @param interfaceIndex the interface they were made of
     * @param arrivalVif     the number of the second one, which is higher; empty if there is none
     */
    public record VifAssignment(int vif, int interfaceIndex, OptionalInt arrivalVif) {
        /** An interface with one VIF. */
        public VifAssignment(int vif, int interfaceIndex) {
            this(vif, interfaceIndex, OptionalInt.empty());
        }

        /**
         * Tells the VIFs of each interface apart: entries refer to the lowest, and the kernel attributes arriving packets to the
         * highest.
         *
         * @param kernel the interface index of each VIF, by its number
         * @return by interface index
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
         * The VIFs of the interfaces that there are.
         *
         * @param kernel the interface index of each VIF, by its number
         */
        public static Map<InterfaceName, VifAssignment> of(Map<Integer, Integer> kernel, List<Link> links) {
            Map<Integer, VifAssignment> present = of(kernel);
            Map<InterfaceName, VifAssignment> byName = new HashMap<>();
            links.forEach(link -> Optional.ofNullable(present.get(link.index()))
                    .ifPresent(assignment -> byName.put(link.name(), assignment)));
            return byName;
        }

        /** All its numbers. */
        public IntStream numbers() {
            return IntStream.concat(IntStream.of(vif), arrivalVif.stream());
        }
    }

    /**
     * Members of an interface whose reports may not have been heard.
     *
     * @param group their group; empty if it may be any
     * @param left  time until they will have been heard
     */
    public record UnheardMembers(InterfaceName interfaceName, Optional<GroupAddress> group, Duration left) {}

    /**
     * The upstream interface.
     *
     * @param name    its name
     * @param host    what its host side has learnt
     * @param adopted groups of every source that were found in the kernel, and of which the hosts have not been heard yet
     * @param adoptedFor time until the hosts have answered
     */
    public record UpstreamState(InterfaceName name, HostState host, Set<GroupAddress> adopted, Duration adoptedFor) {
        public UpstreamState {
            adopted = Set.copyOf(adopted);
        }

        /** The state of one that has heard the hosts of all its groups. */
        public UpstreamState(InterfaceName name, HostState host) {
            this(name, host, Set.of(), Duration.ZERO);
        }
    }
}
