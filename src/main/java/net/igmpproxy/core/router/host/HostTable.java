package net.igmpproxy.core.router.host;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.membership.GroupMembership;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.membership.SourceSet;
import net.igmpproxy.core.timer.DeadlineQueue;
import net.igmpproxy.core.wire.IgmpVersion;

/**
 * Explicit tracking: the hosts heard of as members of one group on one interface (RFC 9776 appendix A.2). Their filters are
 * kept as the hosts reported them, and translated where they are used.
 */
public final class HostTable {
    /** Silent hosts count for nothing; memory can wait for a second, so that many of them are forgotten together. */
    private static final long FORGETTING_STEP = 1_000_000_000L;

    private final HostCensus census;
    private final UnaryOperator<SourceFilter> translation;
    private final TreeMap<Ipv4Address, TrackedHost> hosts = new TreeMap<>();
    private final LatestReports latestReports = new LatestReports();
    private int records;

    /** The Unsolicited Report Interval of IGMPv2 (RFC 2236 section 8.10), 10 s, and some more. */
    private static final long UNSOLICITED_NANOS = 11_000_000_000L;

    /** A moment not later than the one at which the first host falls silent. */
    private long earliest = DeadlineQueue.NEVER;

    /**
     * @param census      counts the hosts of the interface
     * @param translation what a reported filter amounts to in the group ({@link SsmTranslation#translate(SourceFilter,
     *                    net.igmpproxy.core.addr.GroupAddress)})
     */
    public HostTable(HostCensus census, UnaryOperator<SourceFilter> translation) {
        this.census = census;
        this.translation = translation;
    }

    /** What is known of a host that is a member. */
    public Optional<TrackedHost> find(Ipv4Address host, long now) {
        return Optional.ofNullable(hosts.get(host)).filter(known -> known.isAlive(now));
    }

    /** The filter that a host has reported. */
    SourceFilter filter(Ipv4Address host, long now) {
        return find(host, now).map(TrackedHost::filter).orElse(SourceFilter.NOTHING);
    }

    /** Notes what a host wants now; a host that wants nothing is forgotten. */
    public void put(Ipv4Address host, TrackedHost state) {
        if (state.filter().isNothing()) {
            remove(host);
            return;
        }
        TrackedHost before = hosts.get(host);
        hosts.put(host, before != null && before.isAlive(state.lastSeen()) ? state.since(before.since()) : state);
        if (before == null) {
            census.joined(host, state.lastSeen());
        } else {
            records -= before.records();
        }
        records += state.records();
        earliest = Math.min(earliest, state.expires());
        latestReports.note(host, state.lastSeen());
    }

    /** How much there is to remember: a record for each host, and one for each source that it has named. */
    public int records() {
        return records;
    }

    /** A moment not later than the one at which a host falls silent. */
    public long nextDeadline() {
        return earliest;
    }

    /** Whether any host wants sources that are not listed. */
    public boolean anyExcludes(long now) {
        return hosts.values().stream()
                .anyMatch(host -> host.isAlive(now) && wanted(host).isExclude());
    }

    /** Whether hosts without an address are members, of which there may be any number (RFC 9776 section 4.2.13). */
    public boolean hasUnaddressed(long now) {
        return find(Ipv4Address.UNSPECIFIED, now).isPresent();
    }

    /** The filter of the hosts together of which a condition holds; no host is looked at once it is {@code EXCLUDE {}}. */
    public SourceFilter wantedBy(BiPredicate<Ipv4Address, TrackedHost> condition, long now) {
        SourceFilter together = SourceFilter.NOTHING;
        for (Map.Entry<Ipv4Address, TrackedHost> entry : hosts.entrySet()) {
            if (together.equals(SourceFilter.EVERYTHING)) {
                break;
            }
            if (entry.getValue().isAlive(now) && condition.test(entry.getKey(), entry.getValue())) {
                together = together.merge(wanted(entry.getValue()));
            }
        }
        return together;
    }

    /** A moment not earlier than the last report of any other host than this one. */
    public long lastReportOfOthers(Ipv4Address host) {
        return latestReports.ofOthers(host);
    }

    /** The sources among some that no host wants. */
    public SourceSet unwanted(SourceSet some, long now) {
        SourceSet left = some;
        for (TrackedHost host : hosts.values()) {
            if (left.isEmpty()) {
                return left;
            }
            if (host.isAlive(now)) {
                SourceFilter wanted = wanted(host);
                left = wanted.isExclude() ? left.intersect(wanted.sources()) : left.minus(wanted.sources());
            }
        }
        return left;
    }

    /** Tells of each host that includes sources which, and when it counts no more. */
    public void forEachIncluding(long now, BiConsumer<SourceSet, Long> listener) {
        for (TrackedHost host : hosts.values()) {
            SourceFilter wanted = wanted(host);
            if (host.isAlive(now) && !wanted.isExclude()) {
                listener.accept(wanted.sources(), host.expires());
            }
        }
    }

    /**
     * Forgets that hosts include sources whose timers have run out: nobody has reported them for a Group Membership Interval,
     * or in answer to the last query.
     */
    public void forgetIncluded(SourceSet expired) {
        if (expired.isEmpty()) {
            return;
        }
        Map<Ipv4Address, SourceSet> left = new HashMap<>();
        hosts.forEach((address, host) -> {
            SourceFilter filter = host.filter();
            SourceSet sources =
                    filter.isExclude() ? filter.sources() : filter.sources().minus(expired);
            if (sources.size() < filter.sources().size()) {
                left.put(address, sources);
            }
        });
        left.forEach((address, sources) ->
                replace(address, Objects.requireNonNull(hosts.get(address)), SourceFilter.include(sources)));
    }

    /**
     * Keeps of a host's list what its group has, too, if the list has more sources than a group may have.
     *
     * @param most  how many sources a group may have
     * @param known the sources of the group
     * @return whether any was forgotten
     */
    public boolean limitSources(Ipv4Address host, int most, SourceSet known) {
        TrackedHost tracked = hosts.get(host);
        if (tracked == null || tracked.filter().sources().size() <= most) {
            return false;
        }
        SourceSet left = tracked.filter().sources().intersect(known);
        replace(host, tracked, tracked.filter().isExclude() ? SourceFilter.exclude(left) : SourceFilter.include(left));
        return true;
    }

    /** Forgets hosts that have fallen silent. */
    public void expire(long now) {
        if (earliest > now) {
            return;
        }
        List<Ipv4Address> silent = hosts.entrySet().stream()
                .filter(entry -> !entry.getValue().isAlive(now))
                .map(Map.Entry::getKey)
                .toList();
        silent.forEach(this::remove);
        earliest = hosts.values().stream()
                .mapToLong(host -> Math.max(host.expires(), now + FORGETTING_STEP))
                .min()
                .orElse(DeadlineQueue.NEVER);
    }

    /**
     * A host of an older version whose membership has ended now, and that had reported nothing after its first reports, which
     * it sends without being queried.
     */
    public Optional<Ipv4Address> neverAnswering(long now) {
        return hosts.entrySet().stream()
                .filter(host -> host.getValue().version() != IgmpVersion.V3
                        && !host.getValue().isAlive(now))
                .filter(host -> host.getValue().lastSeen() - host.getValue().since() <= UNSOLICITED_NANOS)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The hosts that are members. */
    public Set<Ipv4Address> addresses(long now) {
        return hosts.entrySet().stream()
                .filter(entry -> entry.getValue().isAlive(now))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Forgets all hosts. */
    public void clear() {
        hosts.keySet().forEach(census::left);
        hosts.clear();
        records = 0;
        earliest = DeadlineQueue.NEVER;
    }

    /** What the hosts have reported, as current-state records. */
    public List<Statement> statements(GroupAddress group, long now) {
        return hosts.entrySet().stream()
                .filter(entry -> entry.getValue().isAlive(now))
                .map(entry -> entry.getValue().statement(entry.getKey(), group))
                .toList();
    }

    public List<GroupMembership.Host> describe(long now) {
        return hosts.entrySet().stream()
                .filter(entry -> entry.getValue().isAlive(now))
                .map(entry -> describe(entry.getKey(), entry.getValue(), now))
                .toList();
    }

    private SourceFilter wanted(TrackedHost host) {
        return translation.apply(host.filter());
    }

    private void replace(Ipv4Address host, TrackedHost before, SourceFilter filter) {
        if (filter.isNothing()) {
            remove(host);
            return;
        }
        TrackedHost after = before.with(filter);
        hosts.put(host, after);
        records += after.records() - before.records();
    }

    private void remove(Ipv4Address host) {
        TrackedHost removed = hosts.remove(host);
        if (removed != null) {
            census.left(host);
            records -= removed.records();
        }
    }

    private static GroupMembership.Host describe(Ipv4Address address, TrackedHost host, long now) {
        return new GroupMembership.Host(
                address,
                host.version().number(),
                host.filter(),
                Duration.ofNanos(now - host.since()),
                Duration.ofNanos(now - host.lastSeen()),
                Duration.ofNanos(host.expires() - now));
    }
}
