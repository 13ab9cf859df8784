package net.igmpproxy.core.host;

import java.util.NavigableMap;
import java.util.PrimitiveIterator;
import java.util.Random;
import java.util.stream.LongStream;
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
    private final PrimitiveIterator.OfLong moments;
    private final @Nullable GroupAddress start;
    private long next;
    private @Nullable GroupAddress answeredUpTo;
    private boolean untouched = true;
    private boolean beyondTheEnd;

    /**
     * @param moments when its reports are due, ascending, at least one
     * @param start   the group that comes last, or null to begin with the lowest
     */
    private GeneralResponse(PrimitiveIterator.OfLong moments, @Nullable GroupAddress start) {
        this.moments = moments;
        this.start = start;
        this.answeredUpTo = start;
        this.next = moments.nextLong();
    }

    /**
     * An answer at random moments.
     *
     * @param reports         how many reports it takes, 1 or more
     * @param maxResponseTime nanoseconds
     * @param before          the answer that it takes the place of, or null
     */
    static GeneralResponse within(
            long maxResponseTime, int reports, @Nullable GeneralResponse before, Random random, long now) {
        PrimitiveIterator.OfLong moments = LongStream.generate(() -> now + HostInterface.delay(maxResponseTime, random))
                .limit(reports)
                .sorted()
                .iterator();
        return new GeneralResponse(moments, before == null ? null : before.answeredUpTo);
    }

    /** When the next report is due, or never when all are sent. */
    long next() {
        return next;
    }

    /** Whether all of it is still to be sent, and not later than a moment. */
    boolean isWholeBy(long moment) {
        return untouched && next <= moment;
    }

    /** Whether the report that is due is the last one. */
    boolean isLast() {
        return !moments.hasNext();
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
        untouched = false;
        beyondTheEnd = start != null && last.compareTo(start) <= 0;
        answeredUpTo = last;
        next = moments.hasNext() ? moments.nextLong() : DeadlineQueue.NEVER;
    }
}
