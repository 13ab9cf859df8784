package net.igmpproxy.core.host;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.membership.SourceSet;
import net.igmpproxy.core.timer.DeadlineQueue;
import net.igmpproxy.core.wire.EncodedSize;
import net.igmpproxy.core.wire.MembershipQuery;
import org.jspecify.annotations.Nullable;

/**
 * The host side of IGMPv3 on the upstream interface (RFC 9776 section 5). Changes made with {@link #set} are gathered
 * and go out with the next {@link #flush}, many groups to a report; repetitions and answers go out in
 * {@link #onDeadline}. Moments are nanoseconds of a monotonic clock that starts at 0.
 */
public final class HostInterface {
    /** Unsolicited Report Interval (RFC 9776 section 8.11): 1 s. */
    private static final long UNSOLICITED_REPORT_INTERVAL = 1_000_000_000L;

    /**
     * Repetitions that fall into the same twentieth of that interval share their reports: the moment stays random, and
     * ten thousand groups joined at once do not make ten thousand packets.
     */
    private static final long REPETITION_STEP = UNSOLICITED_REPORT_INTERVAL / 20;

    private static final int DEFAULT_ROBUSTNESS = 2;
    private static final long NANOS_PER_TENTH = 100_000_000L;

    private final HostOutput output;
    private final Random random;
    private final TreeMap<GroupAddress, HostGroup> groups = new TreeMap<>();
    private final DeadlineQueue<HostGroup> deadlines = new DeadlineQueue<>();
    private final Set<HostGroup> changed = new LinkedHashSet<>();
    private int mtu;
    private int robustness = DEFAULT_ROBUSTNESS;
    private @Nullable Ipv4Address querier;
    private @Nullable GeneralResponse generalResponse;

    /**
     * @param mtu    the interface's MTU in octets
     * @param random where the random delays come from
     */
    public HostInterface(int mtu, Random random, HostOutput output) {
        this.mtu = mtu;
        this.random = random;
        this.output = output;
    }

    /** The interface's MTU has changed. */
    public void setMtu(int octets) {
        mtu = octets;
    }

    /** How many groups are reported. */
    public int groupCount() {
        return (int) groups.values().stream()
                .filter(group -> !group.filter().isNothing())
                .count();
    }

    /** The last querier heard, if any. */
    public Optional<Ipv4Address> querier() {
        return Optional.ofNullable(querier);
    }

    /** What is reported of a group. */
    public SourceFilter filter(GroupAddress group) {
        HostGroup known = groups.get(group);
        return known == null ? SourceFilter.NOTHING : known.filter();
    }

    /** Changes the reception state of a group; the next {@link #flush} reports the difference. */
    public void set(GroupAddress group, SourceFilter filter) {
        HostGroup state = groups.get(group);
        if (state == null && filter.isNothing()) {
            return;
        }
        if (state == null) {
            state = new HostGroup(group);
            groups.put(group, state);
        }
        if (!state.filter().equals(filter)) {
            state.setFilter(filter, robustness);
            changed.add(state);
        }
    }

    /** Sends the state-change reports of what has changed since the last call (RFC 9776 section 5.1). */
    public void flush(long now) {
        if (changed.isEmpty()) {
            return;
        }
        ReportPacker packer = new ReportPacker(mtu, output);
        for (HostGroup state : changed) {
            sendChange(state, packer, now);
            settle(state);
        }
        packer.flush();
        changed.clear();
    }

    /** Reports everything once more, as after the link has come back. */
    public void reportAll(long now) {
        for (HostGroup state : groups.values()) {
            state.repeatAll(robustness);
            changed.add(state);
        }
        flush(now);
    }

    /** Leaves every group, at once. */
    public void leaveAll(long now) {
        groups.values().forEach(state -> {
            state.setFilter(SourceFilter.NOTHING, robustness);
            changed.add(state);
        });
        flush(now);
    }

    /** A querier has asked (RFC 9776 section 5.2). */
    public void onQuery(Ipv4Address router, MembershipQuery query, long now) {
        if (!router.isUnspecified()) {
            querier = router;
        }
        if (query.robustness() > 0) {
            robustness = query.robustness();
        }
        long maxResponseTime = query.maxResponseTenths() * NANOS_PER_TENTH;
        if (query.isGeneral()) {
            scheduleGeneral(now, maxResponseTime);
        } else {
            query.specificGroup().ifPresent(group -> scheduleSpecific(group, query, now, maxResponseTime));
        }
    }

    /** Does what is due. */
    public void onDeadline(long now) {
        GeneralResponse general = generalResponse;
        if (general != null && general.next() <= now) {
            answer(general);
        }
        ReportPacker packer = new ReportPacker(mtu, output);
        for (HostGroup state = deadlines.poll(now); state != null; state = deadlines.poll(now)) {
            state.takeResponse(now).ifPresent(packer::add);
            if (state.isChangeDue(now)) {
                sendChange(state, packer, now);
            }
            settle(state);
        }
        packer.flush();
    }

    /** When there is something to do next, or {@link Long#MAX_VALUE}. */
    public long nextDeadline() {
        long general = generalResponse == null ? DeadlineQueue.NEVER : generalResponse.next();
        return Math.min(general, deadlines.next());
    }

    private void sendChange(HostGroup state, ReportPacker packer, long now) {
        state.takeChange(repetition(now)).forEach(packer::add);
    }

    private void settle(HostGroup state) {
        if (state.isFinished()) {
            groups.remove(state.group(), state);
        } else {
            deadlines.update(state);
        }
    }

    /** A random moment in (0, Unsolicited Report Interval], RFC 9776 section 5.1. */
    private long repetition(long now) {
        long moment = now + (long) (random.nextDouble() * UNSOLICITED_REPORT_INTERVAL);
        return (moment / REPETITION_STEP + 1) * REPETITION_STEP;
    }

    /** Rules 1 and 2 of RFC 9776 section 5.2. */
    private void scheduleGeneral(long now, long maxResponseTime) {
        if (groups.isEmpty()) {
            return;
        }
        long octets = groups.values().stream()
                .mapToLong(
                        state -> EncodedSize.ofRecord(state.filter().sources().size()))
                .sum();
        GeneralResponse added = new GeneralResponse(ReportPacker.reportsFor(octets, mtu), now, maxResponseTime, random);
        GeneralResponse pending = generalResponse;
        if (pending == null || !pending.isUntouched() || pending.next() > added.next()) {
            generalResponse = added;
        }
    }

    /** Rules 1 and 3 to 5 of RFC 9776 section 5.2. */
    private void scheduleSpecific(GroupAddress group, MembershipQuery query, long now, long maxResponseTime) {
        HostGroup state = groups.get(group);
        if (state == null || state.filter().isNothing()) {
            return;
        }
        long deadline = now + (long) (random.nextDouble() * maxResponseTime);
        GeneralResponse general = generalResponse;
        if (general != null && general.isUntouched() && general.isLast() && general.next() <= deadline) {
            return;
        }
        state.schedule(new PendingResponse(deadline, SourceSet.copyOf(query.sources())));
        deadlines.update(state);
    }

    private void answer(GeneralResponse response) {
        GroupAddress begin = response.answeredUpTo();
        SortedMap<GroupAddress, HostGroup> left = begin == null ? groups : groups.tailMap(begin, false);
        ReportPacker packer = new ReportPacker(mtu, output);
        GroupAddress last = null;
        for (HostGroup state : left.values()) {
            boolean full = !packer.fits(state.filter().sources().size());
            if (full && last != null && !response.isLast()) {
                break;
            }
            PendingResponse.currentState(state.group(), state.filter()).ifPresent(packer::add);
            last = state.group();
        }
        packer.flush();
        if (last == null || response.isLast()) {
            generalResponse = null;
        } else {
            response.answered(last);
        }
    }
}
