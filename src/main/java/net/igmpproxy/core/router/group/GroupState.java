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
 * The state of one group on one interface (RFC 9776 section 6.2): filter mode, group timer, source records, and what
 * belongs to them. Times are nanoseconds.
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

    /** Until when there may be members whose reports were not heard. */
    private long unheardUntil;

    /** How many sources there were when they were last counted. */
    private int counted;

    /**
     * A group of which nothing is known yet.
     *
     * @param hosts no hosts yet
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

    /** Reports may have gone unheard, of members that are heard until some moment. */
    public void missReports(long until) {
        unheardUntil = Math.max(unheardUntil, until);
    }

    /** Whether there may be members whose reports were not heard. */
    public boolean mayHaveUnheardMembers(long now) {
        return unheardUntil > now;
    }

    /** For how long there may be members whose reports were not heard, or that keep them back because they hear others'. */
    public Duration unheardFor(long now) {
        return remaining(Math.max(unheardUntil, compatibility.suppressionUntil()), now);
    }

    /** Whether the tracked hosts want all that the group's timers run for. */
    public boolean isExplainedByHosts(long now) {
        SourceFilter wanted = hosts.wantedBy((address, host) -> true, now);
        return filter().merge(wanted).equals(wanted);
    }

    /** Whether the group timer, which runs in EXCLUDE mode only, ends after a moment. */
    public boolean isGroupTimerRunningAfter(long moment) {
        return mode == FilterMode.EXCLUDE && groupTimer > moment;
    }

    public RouterState state() {
        return new RouterState(mode, sourceTimers.sources(), excluded);
    }

    public SourceFilter filter() {
        return state().filter();
    }

    /** The sources there are records of, wanted or not. */
    public SourceSet sources() {
        return sourceTimers.sources().plus(excluded);
    }

    /** How many sources its hosts have named. */
    int sourceCount() {
        return sourceTimers.sources().size() + excluded.size();
    }

    /** Counts the sources; answers how many more there are than before. */
    public int count() {
        int more = sourceCount() - counted;
        counted += more;
        return more;
    }

    /** How much there is to remember: the group, its sources and its hosts. */
    public int records() {
        return 1 + sourceCount() + hosts.records();
    }

    /** Enters the state that a row of the tables calls for, and sets the timers it names. */
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

    /** Lowers the group timer (RFC 9776 section 6.6.1). */
    public void lowerGroupTimer(long deadline) {
        if (mode == FilterMode.EXCLUDE) {
            groupTimer = Math.min(groupTimer, deadline);
        }
    }

    /** The group timer has run out, or is taken to have: EXCLUDE (X,Y) becomes INCLUDE (X), RFC 9776 section 6.5. */
    public void endGroupTimer() {
        mode = FilterMode.INCLUDE;
        excluded = SourceSet.empty();
        groupTimer = DeadlineQueue.NEVER;
    }

    /**
     * Goes on with what tracked hosts include. In EXCLUDE mode the list need not hold those sources ("Delete (X-A)" of RFC
     * 9776 section 6.4), which after {@link #endGroupTimer} nobody would get any more.
     */
    public void keepIncluded(long now) {
        hosts.forEachIncluding(
                now, (included, expires) -> sourceTimers.set(included.minus(sourceTimers.sources()), expires));
    }

    /** The timers of some sources have run out, or are taken to have (RFC 9776 section 6.3). */
    public void endSourceTimers(SourceSet sources) {
        sourceTimers.retain(sourceTimers.sources().minus(sources));
        queries.retain(sourceTimers.sources());
        exclude(sources);
    }

    /** A host of an older version that has answered no query, if the group ends now since nobody has reported it. */
    public Optional<Ipv4Address> silentOlderHost(long now) {
        return mode == FilterMode.EXCLUDE && groupTimer <= now ? hosts.neverAnswering(now) : Optional.empty();
    }

    /** Applies the timers that have run out. */
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
     * Says what is known at one moment.
     *
     * @param version what the interface speaks; the compatibility mode is no newer
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

    /** Takes over what was described before. */
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
