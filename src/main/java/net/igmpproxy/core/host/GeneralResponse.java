package net.igmpproxy.core.host;

import java.util.Arrays;
import java.util.NavigableMap;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.timer.DeadlineQueue;
import org.jspecify.annotations.Nullable;

/**
 * Answer to a general query. Its reports are spread over the response time, as RFC 9776 section 5.2 recommends for a
 * host with many groups. Each due time sends one report with as many groups as fit; the last one sends all remaining
 * groups.
 *
 * <p>The groups are reported in ascending order, from a start group around to the same group. If another query replaces
 * the answer, the new answer continues at the next group. So a fast sequence of queries prevents no group from being
 * reported. Times are nanoseconds.
 */
final class GeneralResponse {
    private final long[] moments;
    private final @Nullable GroupAddress start;
    private final int untold;
    private final long floor;
    private int sent;
    private @Nullable GroupAddress answeredUpTo;
    private boolean beyondTheEnd;

    /**
     * Creates an answer.
     *
     * @param moments due times of its reports, ascending, at least one
     * @param start   the group to report last, or null to begin with the lowest
     * @param untold  number of its first reports whose groups were not reported in this round
     * @param floor   earliest time for those reports
     */
    private GeneralResponse(long[] moments, @Nullable GroupAddress start, int untold, long floor) {
        this.moments = moments;
        this.untold = untold;
        this.floor = floor;
        this.start = start;
        this.answeredUpTo = start;
    }

    /**
     * Creates the answer to a query. Rules 1 and 2 of RFC 9776 section 5.2 apply to each report: a report that is due
     * earlier for an earlier query stays due. Of two queries, the one with the earlier {@code floor} decides, so the
     * interval caused by a flood applies to its senders only.
     *
     * @param moments due times of its reports, ascending, at least one
     * @param floor   earliest time for a report about groups that were already reported
     * @param before  the answer that this one replaces, or null
     */
    static GeneralResponse at(long[] moments, long floor, @Nullable GeneralResponse before) {
        if (before == null) {
            return new GeneralResponse(atLeast(moments, floor), null, moments.length, floor);
        }
        int pending = before.moments.length - before.sent;
        int untold = Math.max(0, Math.min(moments.length, before.untold - before.sent));
        long sooner = Math.min(floor, before.floor);
        long[] paced = new long[moments.length];
        for (int i = 0; i < moments.length; i++) {
            long moment = Math.max(moments[i], i < untold ? sooner : floor);
            paced[i] = i < pending ? Math.min(moment, before.moments[before.sent + i]) : moment;
        }
        Arrays.sort(paced);
        return new GeneralResponse(paced, before.answeredUpTo, untold, sooner);
    }

    private static long[] atLeast(long[] moments, long floor) {
        return Arrays.stream(moments).map(moment -> Math.max(moment, floor)).toArray();
    }

    /** Due time of the next report, {@link DeadlineQueue#NEVER} if all are sent. */
    long next() {
        return sent < moments.length ? moments[sent] : DeadlineQueue.NEVER;
    }

    /** Returns true if no report was sent. */
    boolean isUntouched() {
        return sent == 0;
    }

    /** Returns true if no report was sent and the first is due no later than {@code moment}. */
    boolean isWholeBy(long moment) {
        return isUntouched() && next() <= moment;
    }

    /** Returns true if the next report is the last one. */
    boolean isLast() {
        return sent + 1 >= moments.length;
    }

    /** The groups that are not reported yet, in order. */
    Stream<HostGroup> left(NavigableMap<GroupAddress, HostGroup> groups) {
        GroupAddress end = start;
        GroupAddress last = answeredUpTo;
        if (last == null) {
            return groups.values().stream();
        }
        if (end == null) {
            return groups.tailMap(last, false).values().stream();
        }
        return beyondTheEnd
                ? groups.subMap(last, false, end, true).values().stream()
                : Stream.concat(
                        groups.tailMap(last, false).values().stream(), groups.headMap(end, true).values().stream());
    }

    /** Records that all groups up to {@code last} were reported. */
    void answered(GroupAddress last) {
        beyondTheEnd = start != null && last.compareTo(start) <= 0;
        answeredUpTo = last;
        sent++;
    }
}
