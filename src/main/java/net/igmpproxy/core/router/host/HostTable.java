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
 * Explicit host tracking for one group on one interface (RFC 9776 appendix A.2). Filters are stored as reported; the
 * SSM mapping is applied on reading. Times are nanoseconds.
 */
public final class HostTable {
    /** Expired hosts have no effect. They are removed at most once a second, many at a time. */
    private static final long FORGETTING_STEP = 1_000_000_000L;

    private final HostCensus census;
    private final UnaryOperator<SourceFilter> translation;
    private final TreeMap<Ipv4Address, TrackedHost> hosts = new TreeMap<>();
    private final LatestReports latestReports = new LatestReports();
    private int records;

    /**
     * Time in which a host sends its unsolicited reports, with a margin: Unsolicited Report Interval of IGMPv2, 10 s
     * (RFC 2236 section 8.10).
     */
    private static final long UNSOLICITED_NANOS = 11_000_000_000L;

    /** A time not later than the first expiry of a host. */
    private long earliest = DeadlineQueue.NEVER;

    /**
     * Creates an empty table.
     *
     * @param census      host count of the interface
     * @param translation SSM mapping of the group
     *                    ({@link SsmTranslation#translate(SourceFilter, net.igmpproxy.core.addr.GroupAddress)})
     */
    public HostTable(HostCensus census, UnaryOperator<SourceFilter> translation) {
        this.census = census;
        this.translation = translation;
    }

    /** State of a host whose membership has not expired. */
    public Optional<TrackedHost> find(Ipv4Address host, long now) {
        return Optional.ofNullable(hosts.get(host)).filter(known -> known.isAlive(now));
    }

    /** The filter that a host has reported, before SSM mapping; {@link SourceFilter#NOTHING} if it is not a member. */
    SourceFilter filter(Ipv4Address host, long now) {
        return find(host, now).map(TrackedHost::filter).orElse(SourceFilter.NOTHING);
    }

    /** Stores a host's state. A host with an empty filter is removed. */
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

    /** Number of records for the {@link EntryBudget}: one for each host and one for each source in its filter. */
    public int records() {
        return records;
    }

    /** A time not later than the next expiry of a host. */
    public long nextDeadline() {
        return earliest;
    }

    /** Returns true if any host is in EXCLUDE mode. */
    public boolean anyExcludes(long now) {
        return hosts.values().stream()
                .anyMatch(host -> host.isAlive(now) && wanted(host).isExclude());
    }

    /**
     * Returns true if hosts without an address are members. There may be any number of them (RFC 9776 section 4.2.13).
     */
    public boolean hasUnaddressed(long now) {
        return find(Ipv4Address.UNSPECIFIED, now).isPresent();
    }

    /**
     * Merged filter of the hosts that satisfy a condition. Stops at {@code EXCLUDE {}}, which no further host can
     * change.
     */
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

    /** A time not earlier than the last report of any host other than {@code host}. */
    public long lastReportOfOthers(Ipv4Address host) {
        return latestReports.ofOthers(host);
    }

    /** The given sources that no host's filter admits. */
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

    /** Calls a listener with the sources and the expiry time of each host in INCLUDE mode. */
    public void forEachIncluding(long now, BiConsumer<SourceSet, Long> listener) {
        for (TrackedHost host : hosts.values()) {
            SourceFilter wanted = wanted(host);
            if (host.isAlive(now) && !wanted.isExclude()) {
                listener.accept(wanted.sources(), host.expires());
            }
        }
    }

    /**
     * Removes expired sources from the lists of hosts in INCLUDE mode. No host has reported them for a Group Membership
     * Interval, or in answer to the last query.
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
     * Reduces a host's list to sources that the group has, if the list is longer than allowed.
     *
     * @param most  maximum number of sources of a group
     * @param known the sources of the group
     * @return true if the list was reduced
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

    /** Removes hosts whose membership has expired. */
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
     * An IGMPv1 or IGMPv2 host whose membership has expired and that sent only its unsolicited reports; empty if there
     * is none.
     */
    public Optional<Ipv4Address> neverAnswering(long now) {
        return hosts.entrySet().stream()
                .filter(host -> host.getValue().version() != IgmpVersion.V3
                        && !host.getValue().isAlive(now))
                .filter(host -> host.getValue().lastSeen() - host.getValue().since() <= UNSOLICITED_NANOS)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    public Set<Ipv4Address> addresses(long now) {
        return hosts.entrySet().stream()
                .filter(entry -> entry.getValue().isAlive(now))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    public void clear() {
        hosts.keySet().forEach(census::left);
        hosts.clear();
        records = 0;
        earliest = DeadlineQueue.NEVER;
    }

    /** The filters of the hosts as current-state records, before SSM mapping. */
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
