package net.igmpproxy.core.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.Role;
import net.igmpproxy.core.engine.EngineState.VifAssignment;
import net.igmpproxy.core.forwarding.Flow;
import net.igmpproxy.core.forwarding.ForwardingTable.SeenSource;
import net.igmpproxy.core.forwarding.MfcEntry;
import net.igmpproxy.core.membership.FilterMode;
import net.igmpproxy.core.membership.GroupMembership;
import net.igmpproxy.core.membership.GroupMembership.SourceTimer;

/**
 * What can be told of the work of an engine that left nothing but the kernel's tables: where packets leave, some host wanted
 * them. That counts until the hosts have been asked and have had the time to answer; then it ends where nobody did.
 */
public final class Adoption {
    private static final int NEWEST_VERSION = 3;

    private final ProxyConfiguration configuration;
    private final Map<Integer, InterfaceName> names = new TreeMap<>();
    private final Map<InterfaceName, VifAssignment> vifs = new HashMap<>();
    private final Map<InterfaceName, Map<GroupAddress, Wanted>> wanted = new TreeMap<>();
    private final List<SeenSource> sources = new ArrayList<>();

    /** What is forwarded of a group to an interface: by source, whether it is; and whether all others are. */
    private static final class Wanted {
        private final TreeMap<Ipv4Address, Boolean> sources = new TreeMap<>();
        private boolean others;
    }

    private Adoption(ProxyConfiguration configuration) {
        this.configuration = configuration;
    }

    /**
     * Reads the tables.
     *
     * @param links   the interfaces there are
     * @param indices the interface index of each VIF, by its number
     * @param entries the forwarding entries
     */
    public static EngineState of(
            ProxyConfiguration configuration,
            List<Link> links,
            Map<Integer, Integer> indices,
            List<MfcEntry> entries,
            long now) {
        Adoption adoption = new Adoption(configuration);
        indices.forEach((vif, index) ->
                links.stream().filter(link -> link.index() == index).forEach(link -> adoption.addVif(vif, link)));
        entries.forEach(entry -> adoption.addEntry(entry, now));
        return new EngineState(adoption.vifs, adoption.memberships(), adoption.sources, Map.of(), Optional.empty());
    }

    private void addVif(int vif, Link link) {
        names.put(vif, link.name());
        vifs.put(link.name(), new VifAssignment(vif, link.index()));
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
                .ifPresent(settings -> {
                    Duration time = settings.timers().startupTime();
                    groups.forEach((group, known) ->
                            membership(name, group, known, time).ifPresent(memberships::add));
                }));
        return memberships;
    }

    private static Optional<GroupMembership> membership(
            InterfaceName name, GroupAddress group, Wanted known, Duration time) {
        List<SourceTimer> timers = known.sources.entrySet().stream()
                .filter(source -> source.getValue() || known.others)
                .map(source -> new SourceTimer(source.getKey(), source.getValue() ? time : Duration.ZERO))
                .toList();
        return timers.isEmpty() && !known.others
                ? Optional.empty()
                : Optional.of(new GroupMembership(
                        name,
                        group,
                        known.others ? FilterMode.EXCLUDE : FilterMode.INCLUDE,
                        Duration.ZERO,
                        known.others ? Optional.of(time) : Optional.empty(),
                        NEWEST_VERSION,
                        timers,
                        List.of(),
                        Optional.empty()));
    }
}
