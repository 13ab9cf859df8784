package net.igmpproxy.core.router.group;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.membership.FilterMode;
import net.igmpproxy.core.membership.GroupMembership;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.membership.SourceSet;
import net.igmpproxy.core.router.host.HostTable;
import net.igmpproxy.core.router.host.TrackedHost;
import net.igmpproxy.core.timer.DeadlineQueue;
import net.igmpproxy.core.wire.IgmpVersion;

/**
 * Mutable state of one group on one interface (RFC 9776 section 6.2): filter mode, group timer, source records, tracked
 * hosts, compatibility mode and pending queries. Times are nanoseconds.
 */
public final class GroupState extends DeadlineQueue.Item {
    private final GroupAddress group;
    private final long since;
    private final SourceTimers sourceTimers = new SourceTimers();
    private final HostTable hosts;
    private final GroupCompatibility compatibility = new GroupCompatibility();
    private final LastMemberQueries queries = new LastMemberQueries();
    private FilterMode mode = FilterMode.INCLUDE;
    private long groupTimer = DeadlineQueue.NEVER;
    private SourceSet excluded = SourceSet.empty();

    /** End of the time in which there may be members whose reports were not received. */
    private long unheardUntil;

    /** Number of sources at the last call of {@link #count()}. */
    private int counted;

    /**
     * Creates a group in state {@code INCLUDE ()}.
     *
     * @param hosts an empty host table
     */
    public GroupState(GroupAddress group, HostTable hosts, long since) {
        this.group = group;
        this.hosts = hosts;
        this.since = since;
    }

    public GroupAddress group() {
        return group;
    }

    public HostTable hosts() {
        return hosts;
    }

    public GroupCompatibility compatibility() {
        return compatibility;
    }

    public LastMemberQueries queries() {
        return queries;
    }

    public SourceTimers sourceTimers() {
        return sourceTimers;
    }

    /** Records that reports of members may be missing until a given time. */
    public void missReports(long until) {
        unheardUntil = Math.max(unheardUntil, until);
    }

    /** Returns true if there may be members whose reports were not received. */
    public boolean mayHaveUnheardMembers(long now) {
        return unheardUntil > now;
    }

    /**
     * Remaining time in which there may be members without a received report: reports were lost, or members suppressed
     * them.
     */
    public Duration unheardFor(long now) {
        return remaining(Math.max(unheardUntil, compatibility.suppressionUntil()), now);
    }

    /** Returns true if the filters of the tracked hosts cover the whole filter of the group. */
    public boolean isExplainedByHosts(long now) {
        SourceFilter wanted = hosts.wantedBy((address, host) -> true, now);
        return filter().merge(wanted).equals(wanted);
    }

    /** Returns true if the group is in EXCLUDE mode and its group timer ends after {@code moment}. */
    public boolean isGroupTimerRunningAfter(long moment) {
        return mode == FilterMode.EXCLUDE && groupTimer > moment;
    }

    public RouterState state() {
        return new RouterState(mode, sourceTimers.sources(), excluded);
    }

    public SourceFilter filter() {
        return state().filter();
    }

    /** All source records, with running timers or excluded. */
    public SourceSet sources() {
        return sourceTimers.sources().plus(excluded);
    }

    /** Number of source records. */
    int sourceCount() {
        return sourceTimers.sources().size() + excluded.size();
    }

    /** Updates the source count and returns the change since the last call. */
    public int count() {
        int more = sourceCount() - counted;
        counted += more;
        return more;
    }

    /** Number of records for the {@link EntryBudget}: the group, its sources and its hosts. */
    public int records() {
        return 1 + sourceCount() + hosts.records();
    }

    /** Enters the new state of a table row and sets the timers that the row names (RFC 9776 section 6.4). */
    public void enter(Transition transition, long now, long groupMembershipInterval) {
        RouterState next = transition.next();
        sourceTimers.retain(next.requested());
        sourceTimers.set(transition.toGmi(), now + groupMembershipInterval);
        sourceTimers.set(transition.toGroupTimer(), groupTimer);
        excluded = next.excluded();
        mode = next.mode();
        if (transition.restartGroup()) {
            groupTimer = now + groupMembershipInterval;
        }
        queries.retain(next.requested());
    }

    /** Lowers the group timer to a deadline (RFC 9776 section 6.6.1). No effect in INCLUDE mode. */
    public void lowerGroupTimer(long deadline) {
        if (mode == FilterMode.EXCLUDE) {
            groupTimer = Math.min(groupTimer, deadline);
        }
    }

    /** Ends the group timer: EXCLUDE (X,Y) becomes INCLUDE (X) (RFC 9776 section 6.5). */
    public void endGroupTimer() {
        mode = FilterMode.INCLUDE;
        excluded = SourceSet.empty();
        groupTimer = DeadlineQueue.NEVER;
    }

    /**
     * Starts source timers for the sources that tracked hosts include. An EXCLUDE mode list need not hold those sources
     * ("Delete (X-A)" of RFC 9776 section 6.4). After {@link #endGroupTimer} they would no longer be forwarded.
     */
    public void keepIncluded(long now) {
        hosts.forEachIncluding(
                now, (included, expires) -> sourceTimers.set(included.minus(sourceTimers.sources()), expires));
    }

    /**
     * Ends the timers of some sources (RFC 9776 section 6.3): in INCLUDE mode the sources are deleted, in EXCLUDE mode
     * they are excluded.
     */
    public void endSourceTimers(SourceSet sources) {
        sourceTimers.retain(sourceTimers.sources().minus(sources));
        queries.retain(sourceTimers.sources());
        exclude(sources);
    }

    /** An IGMPv1 or IGMPv2 host that answered no query, if the group timer has expired; otherwise empty. */
    public Optional<Ipv4Address> silentOlderHost(long now) {
        return mode == FilterMode.EXCLUDE && groupTimer <= now ? hosts.neverAnswering(now) : Optional.empty();
    }

    /** Applies all timers that have expired at {@code now}. */
    public void expire(long now) {
        SourceSet expired = sourceTimers.expire(now);
        exclude(expired);
        hosts.forgetIncluded(expired);
        if (groupTimer <= now) {
            endGroupTimer();
        }
        hosts.expire(now);
    }

    @Override
    protected long nextDeadline() {
        long timers = Math.min(groupTimer, sourceTimers.earliest());
        return Math.min(timers, Math.min(queries.nextSend(), hosts.nextDeadline()));
    }

    /**
     * Returns a snapshot of the group.
     *
     * @param version IGMP version of the interface; the compatibility mode is no newer
     */
    public GroupMembership describe(InterfaceName name, IgmpVersion version, long now) {
        return new GroupMembership(
                name,
                group,
                mode,
                Duration.ofNanos(now - since),
                mode == FilterMode.EXCLUDE ? Optional.of(remaining(groupTimer, now)) : Optional.empty(),
                compatibility.mode(version, now).number(),
                describeSources(now),
                hosts.describe(now),
                Optional.empty());
    }

    /** Restores a group from a snapshot made by {@link #describe}. */
    public static GroupState restore(GroupMembership membership, HostTable hosts, long now) {
        GroupState state =
                new GroupState(membership.group(), hosts, now - membership.age().toNanos());
        state.mode = membership.filterMode();
        state.groupTimer =
                membership.groupTimer().map(timer -> now + timer.toNanos()).orElse(DeadlineQueue.NEVER);
        for (GroupMembership.SourceTimer source : membership.sources()) {
            SourceSet one = SourceSet.of(source.address());
            if (source.timer().isZero()) {
                state.excluded = state.excluded.plus(one);
            } else {
                state.sourceTimers.set(one, now + source.timer().toNanos());
            }
        }
        for (GroupMembership.Host host : membership.hosts()) {
            IgmpVersion version = IgmpVersion.ofNumber(host.version());
            long expires = now + host.expires().toNanos();
            state.hosts.put(
                    host.address(),
                    new TrackedHost(
                            version,
                            host.filter(),
                            now - host.age().toNanos(),
                            now - host.lastSeen().toNanos(),
                            expires));
            if (version != IgmpVersion.V3) {
                state.compatibility.heardSuppressing(expires);
            }
            if (state.mode == FilterMode.EXCLUDE) {
                state.compatibility.heard(version, expires);
            }
        }
        return state;
    }

    private void exclude(SourceSet sources) {
        if (mode == FilterMode.EXCLUDE) {
            excluded = excluded.plus(sources);
        }
    }

    private List<GroupMembership.SourceTimer> describeSources(long now) {
        TreeMap<Ipv4Address, Duration> timers = new TreeMap<>();
        excluded.forEach(source -> timers.put(source, Duration.ZERO));
        sourceTimers.sources().forEach(source -> timers.put(source, remaining(sourceTimers.deadline(source), now)));
        return timers.entrySet().stream()
                .map(entry -> new GroupMembership.SourceTimer(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Duration remaining(long deadline, long now) {
        return Duration.ofNanos(Math.max(0, deadline - now));
    }
}
