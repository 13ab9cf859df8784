package net.igmpproxy.core.rate;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.config.RateLimits;
import net.igmpproxy.core.timer.DeadlineQueue;
import net.igmpproxy.core.timer.TokenBucket;
import org.jspecify.annotations.Nullable;

/**
 * Rate limiter for the no-cache upcalls of one interface. Upcalls above the limit wait and are not dropped. The kernel
 * holds the first packets of a source until the upcall is answered, and drops them after 10 s
 * ({@code ipmr_cache_unresolved} in {@code net/ipv4/ipmr.c}). Older kernels have at most ten unanswered upcalls, newer
 * ones any number.
 *
 * @param <Q> upcall
 */
public final class UpcallGate<Q> {
    /** Maximum number of waiting upcalls: about one megabyte. */
    static final int MOST_WAITING = 8192;

    /** Age at which the kernel has dropped the packets of an upcall, in nanoseconds. */
    private static final long HELD_NANOS = 10_000_000_000L;

    private final TokenBucket bucket;

    /** Upcalls in the order of their first arrival, with the time of their last arrival. */
    private final Map<Q, Long> waiting = new LinkedHashMap<>();

    private final Excess putOff;

    public UpcallGate(RateLimits limits, long now) {
        this.bucket = new TokenBucket(limits.maxUpcallRate(), limits.maxUpcallRate(), now);
        this.putOff = new Excess(RateKind.UPCALLS, limits.maxUpcallRate());
    }

    /**
     * Returns true if an upcall is to be answered now; otherwise it waits. A repeated upcall keeps its place. If the
     * queue is full, the oldest upcall is dropped if its packets are lost, else the new one: the kernel sends another
     * upcall after 10 s.
     *
     * @param source source address of the packet
     */
    public boolean admits(Q question, Ipv4Address source, long now) {
        if (waiting.isEmpty() && bucket.take(now)) {
            return true;
        }
        putOff.add(source, 1);
        if (waiting.size() >= MOST_WAITING && !waiting.containsKey(question)) {
            dropOldest(now);
        }
        if (waiting.size() < MOST_WAITING || waiting.containsKey(question)) {
            waiting.put(question, now);
        }
        return false;
    }

    private void dropOldest(long now) {
        Iterator<Long> oldest = waiting.values().iterator();
        if (oldest.next() <= now - HELD_NANOS) {
            oldest.remove();
        }
    }

    /** Removes and returns a waiting upcall if the limit permits, else null. */
    @Nullable
    public Q poll(long now) {
        if (waiting.isEmpty() || !bucket.take(now)) {
            return null;
        }
        Iterator<Q> first = waiting.keySet().iterator();
        Q question = first.next();
        first.remove();
        return question;
    }

    /** Returns the time at which the next waiting upcall is due. */
    public long nextDeadline(long now) {
        return waiting.isEmpty() ? DeadlineQueue.NEVER : bucket.next(now);
    }

    /** Returns the upcalls that had to wait since the last call. */
    public Optional<Excess.Count> takeExcess() {
        return putOff.take();
    }
}
