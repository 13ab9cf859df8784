package net.igmpproxy.core.host;

import java.util.Iterator;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.membership.SourceSet;
import net.igmpproxy.core.timer.DeadlineQueue;
import net.igmpproxy.core.wire.EncodedSize;
import net.igmpproxy.core.wire.MembershipQuery;
import org.jspecify.annotations.Nullable;

/** Host side of IGMPv3 (RFC 9776 sections 5.1 and 5.2). Times are nanoseconds. */
final class Version3Host implements HostProtocol {
    /** Unsolicited Report Interval, 1 s (RFC 9776 section 8.11). */
    private static final long UNSOLICITED_REPORT_INTERVAL = 1_000_000_000L;

    /**
     * Time step of repetitions, 50 ms. Repetitions of the same step share their reports, so ten thousand groups joined
     * at once do not cause ten thousand packets. The time stays random.
     */
    private static final long REPETITION_STEP = UNSOLICITED_REPORT_INTERVAL / 20;

    private static final long LONG_AGO = Long.MIN_VALUE / 2;

    private final NavigableMap<GroupAddress, HostGroup> groups;
    private final HostVariables variables;
    private final Random random;
    private final ReportPacker packer;
    private @Nullable GeneralResponse generalResponse;

    /** Start of the last answer to a general query. */
    private long answeredAt = LONG_AGO;

    /**
     * Creates the protocol of IGMPv3.
     *
     * @param groups all groups with reception state
     */
    Version3Host(
            NavigableMap<GroupAddress, HostGroup> groups, HostVariables variables, Random random, HostOutput output) {
        this.groups = groups;
        this.variables = variables;
        this.random = random;
        this.packer = new ReportPacker(variables, output);
    }

    @Override
    public void change(HostGroup state, long now) {
        state.change().add(state.told(), state.filter(), variables.robustness());
        state.tell(state.filter());
        sendChange(state, now);
    }

    @Override
    public void due(HostGroup state, long now) {
        Optional.ofNullable(state.takeResponse(now))
                .flatMap(response -> response.record(state.group(), state.filter()))
                .ifPresent(packer::add);
        if (state.isChangeDue(now)) {
            sendChange(state, now);
        }
    }

    @Override
    public void flush() {
        packer.flush();
    }

    /** Schedules the answer by rules 1 and 2 of RFC 9776 section 5.2. */
    @Override
    public void onGeneralQuery(long now, long maxResponseTime, long pause) {
        long[] moments = LongStream.generate(() -> delayed(now, maxResponseTime))
                .limit(reports())
                .sorted()
                .toArray();
        generalResponse = GeneralResponse.at(moments, answeredAt + pause, generalResponse);
    }

    /** Schedules the answer by rules 1 and 3 to 5 of RFC 9776 section 5.2. */
    @Override
    public void onSpecificQuery(HostGroup state, MembershipQuery query, long now, long maxResponseTime) {
        long deadline = delayed(now, maxResponseTime);
        GeneralResponse general = generalResponse;
        if (general == null || !general.isLast() || !general.isWholeBy(deadline)) {
            state.scheduleResponse(new PendingResponse(
                    state.paced(deadline, HostGroup.ANSWER_PAUSE), SourceSet.copyOf(query.sources())));
        }
    }

    @Override
    public long nextDeadline() {
        return generalResponse == null ? DeadlineQueue.NEVER : generalResponse.next();
    }

    @Override
    public void onDeadline(long now) {
        GeneralResponse general = generalResponse;
        if (general != null && general.next() <= now) {
            answer(general, now);
        }
    }

    private void sendChange(HostGroup state, long now) {
        state.change().takeRecords(state.group(), state.filter()).forEach(packer::add);
        state.scheduleChange(repetition(now));
    }

    /** Random time of a repetition within (0, Unsolicited Report Interval] from now (RFC 9776 section 5.1). */
    private long repetition(long now) {
        long moment = now + (long) (random.nextDouble() * (UNSOLICITED_REPORT_INTERVAL - REPETITION_STEP));
        return (moment / REPETITION_STEP + 1) * REPETITION_STEP;
    }

    private long delayed(long now, long maxResponseTime) {
        return now + HostInterface.delay(maxResponseTime, random);
    }

    @Override
    public int reports() {
        long octets = groups.values().stream()
                .mapToLong(
                        state -> EncodedSize.ofRecord(state.filter().sources().size()))
                .sum();
        return ReportPacker.reportsFor(octets, variables.mtu());
    }

    private void answer(GeneralResponse response, long now) {
        if (response.isUntouched()) {
            answeredAt = now;
        }
        GroupAddress last = null;
        Iterator<HostGroup> left = response.left(groups).iterator();
        while (left.hasNext()) {
            HostGroup state = left.next();
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
