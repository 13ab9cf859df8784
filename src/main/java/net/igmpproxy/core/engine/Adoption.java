package net.igmpproxy.core.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.Role;
import net.igmpproxy.core.config.SsmConfiguration;
import net.igmpproxy.core.engine.event.EngineState;
import net.igmpproxy.core.engine.event.EngineState.UpstreamState;
import net.igmpproxy.core.engine.event.EngineState.VifAssignment;
import net.igmpproxy.core.forwarding.Flow;
import net.igmpproxy.core.forwarding.ForwardingTable.SeenSource;
import net.igmpproxy.core.forwarding.mfc.MfcEntry;
import net.igmpproxy.core.host.HostState;
import net.igmpproxy.core.membership.FilterMode;
import net.igmpproxy.core.membership.GroupMembership;
import net.igmpproxy.core.membership.GroupMembership.SourceTimer;
import net.igmpproxy.core.wire.IgmpVersion;

/**
 * Reconstructs the state of an engine from the kernel's tables alone, as after a crash. An output VIF of an MFC entry
 * means that a host wanted those packets. This holds until the hosts have been queried and have answered; groups that
 * no host reports then expire.
 *
 * <p>The tables do not show if a host joined one source or the whole group. A group is restored as an any-source group,
 * so that no host loses packets, unless it is source-specific. An entry without the interface among its outputs is
 * restored as an excluded source. Upstream, any-source groups are reported as {@code EXCLUDE {}}
 * ({@link AdoptedGroups}).
 */
public final class Adoption {
    private final ProxyConfiguration configuration;
    private final Map<Integer, InterfaceName> names = new TreeMap<>();
    private final Map<InterfaceName, VifAssignment> vifs = new HashMap<>();
    private final Map<InterfaceName, Map<GroupAddress, Wanted>> wanted = new TreeMap<>();
    private final List<SeenSource> sources = new ArrayList<>();
    private final Set<GroupAddress> anySource = new TreeSet<>();

    /** Forwarding of one group to one interface: by source, and for all other sources. */
    private static final class Wanted {
        private final TreeMap<Ipv4Address, Boolean> sources = new TreeMap<>();
        private boolean others;

        private boolean isNothing() {
            return !others && !sources.containsValue(true);
        }
    }

    private Adoption(ProxyConfiguration configuration) {
        this.configuration = configuration;
    }

    /**
     * Reads the tables.
     *
     * @param links   the existing interfaces
     * @param indices interface index by VIF number, including arrival VIFs
     * @param entries the MFC entries
     */
    public static EngineState of(
            ProxyConfiguration configuration,
            List<Link> links,
            Map<Integer, Integer> indices,
            List<MfcEntry> entries,
            long now) {
        Adoption adoption = new Adoption(configuration);
        VifAssignment.of(indices, links).forEach(adoption::addVif);
        entries.forEach(entry -> adoption.addEntry(entry, now));
        List<GroupMembership> memberships = adoption.memberships();
        return new EngineState(
                adoption.vifs,
                memberships,
                adoption.sources,
                Map.of(),
                configuration.upstream().map(adoption::upstream));
    }

    private UpstreamState upstream(InterfaceName name) {
        Duration answered = configuration.interfaces().values().stream()
                .map(settings -> settings.timers().startupTime())
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        return new UpstreamState(name, HostState.EMPTY, anySource, answered);
    }

    private void addVif(InterfaceName name, VifAssignment assignment) {
        names.put(assignment.vif(), name);
        vifs.put(name, assignment);
    }

    private void addEntry(MfcEntry entry, long now) {
        Optional<GroupAddress> group = GroupAddress.from(entry.key().group());
        if (group.isEmpty()) {
            return;
        }
        if (!entry.key().isWildcard()) {
            Flow flow = new Flow(entry.parent(), 0, 0, now, now);
            sources.add(new SeenSource(
                    group.get(), entry.key().origin(), flow, !entry.ttls().isEmpty()));
        }
        names.forEach((vif, name) -> {
            if (vif != entry.parent()) {
                add(name, group.get(), entry, entry.ttls().contains(vif));
            }
        });
    }

    private void add(InterfaceName name, GroupAddress group, MfcEntry entry, boolean leaves) {
        Wanted known =
                wanted.computeIfAbsent(name, absent -> new TreeMap<>()).computeIfAbsent(group, absent -> new Wanted());
        if (entry.key().isWildcard()) {
            known.others = leaves;
        } else {
            known.sources.put(entry.key().origin(), leaves);
        }
    }

    private List<GroupMembership> memberships() {
        List<GroupMembership> memberships = new ArrayList<>();
        wanted.forEach((name, groups) -> configuration
                .of(name)
                .filter(settings -> settings.role() == Role.DOWNSTREAM)
                .ifPresent(settings -> groups.forEach((group, known) -> {
                    if (!known.isNothing()) {
                        memberships.add(
                                membership(name, group, known, settings.timers().startupTime()));
                    }
                })));
        // A source-specific group that only a wildcard entry forwards was joined under another configuration.
        memberships.removeIf(membership -> membership.filterMode() == FilterMode.INCLUDE
                && membership.sources().isEmpty());
        return memberships;
    }

    private GroupMembership membership(InterfaceName name, GroupAddress group, Wanted known, Duration time) {
        boolean any = !isSourceSpecific(group);
        if (any) {
            anySource.add(group);
        }
        List<SourceTimer> timers = known.sources.entrySet().stream()
                .filter(source -> source.getValue() || any)
                .map(source -> new SourceTimer(source.getKey(), source.getValue() ? time : Duration.ZERO))
                .toList();
        return new GroupMembership(
                name,
                group,
                any ? FilterMode.EXCLUDE : FilterMode.INCLUDE,
                Duration.ZERO,
                any ? Optional.of(time) : Optional.empty(),
                IgmpVersion.V3.number(),
                timers,
                List.of(),
                Optional.empty());
    }

    /** Returns true if hosts can join the group by source only, or if it has SSM mappings. */
    private boolean isSourceSpecific(GroupAddress group) {
        SsmConfiguration ssm = configuration.ssm();
        return ssm.contains(group) || !ssm.mappedSources(group).isEmpty();
    }
}
