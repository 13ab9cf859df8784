package net.igmpproxy.core.rate;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.config.RateLimits;
import net.igmpproxy.core.timer.DeadlineQueue;
import net.igmpproxy.core.timer.TokenBucket;
import org.jspecify.annotations.Nullable;

/**
 * How many questions of the kernel about sources on one interface are answered in a second. What is beyond waits and is not
 * dropped: a question that is not answered takes one of the ten places that the kernel has for all interfaces, for ten
 * seconds ({@code ipmr_cache_unresolved} in {@code net/ipv4/ipmr.c}).
 *
 * @param <Q> a question
 */
public final class UpcallGate<Q> {
    /** More than the kernel asks before it has answers. */
    private static final int MAX_WAITING = 64;

    private final TokenBucket bucket;
    private final Deque<Q> waiting = new ArrayDeque<>();
    private final Excess putOff;

    public UpcallGate(RateLimits limits, long now) {
        this.bucket = new TokenBucket(limits.maxUpcallRate(), limits.maxUpcallRate(), now);
        this.putOff = new Excess(RateKind.UPCALLS, limits.maxUpcallRate());
    }

    /**
     * Whether a question is to be answered now; if not, it waits.
     *
     * @param source whom it is about
     */
    public boolean admits(Q question, Ipv4Address source, long now) {
        if (waiting.isEmpty() && bucket.take(now)) {
            return true;
        }
        putOff.add(source, 1);
        if (waiting.size() == MAX_WAITING) {
            waiting.removeFirst();
        }
        waiting.addLast(question);
        return false;
    }

    /** Takes a question that has waited long enough, or null. */
    @Nullable
    public Q poll(long now) {
        return !waiting.isEmpty() && bucket.take(now) ? waiting.pollFirst() : null;
    }

    /** When the next question has waited long enough. */
    public long nextDeadline(long now) {
        return waiting.isEmpty() ? DeadlineQueue.NEVER : bucket.next(now);
    }

    /** What has had to wait since the last call. */
    public Optional<Excess.Count> takeExcess() {
        return putOff.take();
    }
}
