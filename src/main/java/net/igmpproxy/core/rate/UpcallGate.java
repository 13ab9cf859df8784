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
 * How many questions of the kernel about sources on one interface are answered in a second. What is beyond waits and is not
 * dropped: as long as a question is not answered the kernel holds the first packets of the source, and drops them after 10 s
 * ({@code ipmr_cache_unresolved} in {@code net/ipv4/ipmr.c}). Older kernels ask about ten sources at once, newer ones about
 * any number.
 *
 * @param <Q> a question
 */
public final class UpcallGate<Q> {
    /** How many questions wait: about a megabyte. */
    static final int MOST_WAITING = 8192;

    /** The kernel has dropped the packets of a question that is older. */
    private static final long HELD_NANOS = 10_000_000_000L;

    private final TokenBucket bucket;

    /** The questions in the order in which they first came, with the moments at which they came last. */
    private final Map<Q, Long> waiting = new LinkedHashMap<>();

    private final Excess putOff;

    public UpcallGate(RateLimits limits, long now) {
        this.bucket = new TokenBucket(limits.maxUpcallRate(), limits.maxUpcallRate(), now);
        this.putOff = new Excess(RateKind.UPCALLS, limits.maxUpcallRate());
    }

    /**
     * Whether a question is to be answered now; if not, it waits. One that comes again while it waits keeps its place. If there
     * is no room, the question is dropped that waits longest, if its packets are lost, or else the new one: the kernel asks
     * again after 10 s.
     *
     * @param source whom it is about
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

    /** Takes a question that has waited long enough, or null. */
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

    /** When the next question has waited long enough. */
    public long nextDeadline(long now) {
        return waiting.isEmpty() ? DeadlineQueue.NEVER : bucket.next(now);
    }

    /** What has had to wait since the last call. */
    public Optional<Excess.Count> takeExcess() {
        return putOff.take();
    }
}
