package net.igmpproxy.core.host;

import java.util.PrimitiveIterator;
import java.util.Random;
import java.util.stream.LongStream;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.timer.DeadlineQueue;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a general query: its reports are spread over the response time, as RFC 9776 section 5.2 recommends to a
 * host of many groups. Each moment sends one report's worth of groups; the last one sends all that is left.
 */
final class GeneralResponse {
    private final PrimitiveIterator.OfLong moments;
    private long next;
    private @Nullable GroupAddress answeredUpTo;

    /**
     * @param reports         how many reports the answer takes, 1 or more
     * @param maxResponseTime nanoseconds
     */
    GeneralResponse(int reports, long now, long maxResponseTime, Random random) {
        moments = LongStream.generate(() -> now + (long) (random.nextDouble() * maxResponseTime))
                .limit(reports)
                .sorted()
                .iterator();
        next = moments.nextLong();
    }

    /** When the next report is due, or never when all are sent. */
    long next() {
        return next;
    }

    /** Whether no report has been sent yet. */
    boolean isUntouched() {
        return answeredUpTo == null;
    }

    /** The last group that was answered for, or null. */
    @Nullable
    GroupAddress answeredUpTo() {
        return answeredUpTo;
    }

    /** Whether the report that is due is the last one. */
    boolean isLast() {
        return !moments.hasNext();
    }

    /** Notes that all groups up to one have been answered for. */
    void answered(GroupAddress last) {
        answeredUpTo = last;
        next = moments.hasNext() ? moments.nextLong() : DeadlineQueue.NEVER;
    }
}
