package net.igmpproxy.core.host;

import java.util.Arrays;
import java.util.NavigableMap;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.timer.DeadlineQueue;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a general query: its reports are spread over the response time, as RFC 9776 section 5.2 recommends to a
 * host of many groups. Each moment sends one report's worth of groups; the last one sends all that is left.
 *
 * <p>The groups are answered for in ascending order, from some group on and around the end. An answer that is interrupted
 * by another query begins where the one before had come to, so that queries in quick succession do not keep any group
 * from being reported.
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
     * @param moments when its reports are due, ascending, at least one
     * @param start   the group that comes last, or null to begin with the lowest
     * @param untold  how many of its reports, the first ones, are about groups that this round of answers has not told yet
     * @param floor   when those may be due at the earliest
     */
    private GeneralResponse(long[] moments, @Nullable GroupAddress start, int untold, long floor) {
        this.moments = moments;
        this.untold = untold;
        this.floor = floor;
        this.start = start;
        this.answeredUpTo = start;
    }

    /**
     * An answer to a query. Rules 1 and 2 of RFC 9776 section 5.2 hold for each of its reports: one that is to go out sooner,
     * for an earlier query, still does. Of two queries, the one whose pause ends sooner decides: the pace that a flood of
     * queries has brought about holds for those alone who flood.
     *
     * @param moments when its reports would be due, ascending, at least one
     * @param floor   when a report about groups may be due at the earliest that an answer has told already
     * @param before  the answer that it takes the place of, or null
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

    /** When the next report is due, or never when all are sent. */
    long next() {
        return sent < moments.length ? moments[sent] : DeadlineQueue.NEVER;
    }

    /** Whether all of it is still to be sent. */
    boolean isUntouched() {
        return sent == 0;
    }

    /** Whether all of it is still to be sent, and not later than a moment. */
    boolean isWholeBy(long moment) {
        return isUntouched() && next() <= moment;
    }

    /** Whether the report that is due is the last one. */
    boolean isLast() {
        return sent + 1 >= moments.length;
    }

    /** The groups that are still to be answered for, in order. */
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

    /** Notes that all groups up to one have been answered for. */
    void answered(GroupAddress last) {
        beyondTheEnd = start != null && last.compareTo(start) <= 0;
        answeredUpTo = last;
        sent++;
    }
}
