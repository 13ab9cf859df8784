package net.igmpproxy.runtime.event;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.engine.event.EngineEvent;
import net.igmpproxy.core.engine.event.EngineEvent.IgmpDropped;
import net.igmpproxy.core.engine.event.EngineEvent.KernelChanged;
import net.igmpproxy.core.engine.event.EngineEvent.LimitReached;
import net.igmpproxy.core.engine.event.EngineEvent.OtherVersionHeard;
import net.igmpproxy.core.engine.event.EngineEvent.QuerierRefused;
import net.igmpproxy.core.engine.event.EngineEvent.RateExceeded;
import net.igmpproxy.core.engine.event.EngineEvent.UpstreamChanged;
import net.igmpproxy.core.engine.event.EngineEvent.VifsExhausted;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.runtime.port.MonotonicClock;
import net.igmpproxy.runtime.task.RateLimit;
import org.jspecify.annotations.Nullable;

/**
 * Ring buffer of the latest events, for any number of readers. The loop thread is the only writer; it is lock-free and
 * never waits. A new event overwrites the oldest one, even if it was not read; a slow reader detects the loss.
 */
public final class EventJournal implements ProxyEventListener {
    /** Number of retained events. */
    public static final int CAPACITY = 1_000;

    /** Maximum number of sources retained with an upstream membership event, which bounds the size of the journal. */
    public static final int LISTED_SOURCES = 100;

    /** Minimum interval between events of one limit on one interface, since a host could reach a limit at will. */
    private static final Duration LIMIT_INTERVAL = Duration.ofSeconds(1);

    private final InstantSource clock;
    private final RateLimit limits;
    private final AtomicReferenceArray<@Nullable RecordedEvent> ring = new AtomicReferenceArray<>(CAPACITY);
    private final Queue<Thread> waiting = new ConcurrentLinkedQueue<>();
    private volatile long next = 1;
    private volatile boolean closed;

    /**
     * @param clock     wall clock
     * @param monotonic clock for the rate limit
     */
    public EventJournal(InstantSource clock, MonotonicClock monotonic) {
        this.clock = clock;
        this.limits = new RateLimit(LIMIT_INTERVAL, monotonic);
    }

    private record LimitKind(String limit, InterfaceName interfaceName) {}

    @Override
    public void on(EngineEvent event) {
        if (event instanceof UpstreamChanged change) {
            append(bounded(change));
        } else if (isTold(event)) {
            append(event);
        }
    }

    /** Returns the sequence number of the next event. */
    long next() {
        return next;
    }

    /** Returns the sequence number of the oldest retained event, or of the next event if there is none. */
    long oldest() {
        return Math.max(1, next - CAPACITY);
    }

    /** Returns an event by its sequence number; null if it was overwritten or does not exist yet. */
    @Nullable
    RecordedEvent get(long sequence) {
        RecordedEvent found = ring.get(slot(sequence));
        return found == null || found.sequence() != sequence ? null : found;
    }

    /** Returns true if readers must stop. */
    boolean isClosed() {
        return closed;
    }

    /** Stops all readers. Further events are recorded without readers. */
    void close() {
        closed = true;
        wakeUp();
    }

    /** Waits for an event for at most the given nanoseconds. The wait may end early. */
    void await(long sequence, long nanos) {
        Thread reader = Thread.currentThread();
        waiting.add(reader);
        if (next <= sequence && !closed) {
            LockSupport.parkNanos(this, nanos);
        }
        waiting.remove(reader);
    }

    private void wakeUp() {
        for (Thread reader = waiting.poll(); reader != null; reader = waiting.poll()) {
            LockSupport.unpark(reader);
        }
    }

    private void append(EngineEvent event) {
        long sequence = next;
        ring.set(slot(sequence), new RecordedEvent(sequence, clock.instant(), event));
        next = sequence + 1;
        wakeUp();
    }

    private static int slot(long sequence) {
        return (int) (sequence % CAPACITY);
    }

    /**
     * Returns true if the event belongs in the journal. Excluded are events that any host could repeat at will, and
     * conditions that the diagnosis reports.
     */
    private boolean isTold(EngineEvent event) {
        if (event instanceof LimitReached limit) {
            return limits.ask(new LimitKind(limit.limit(), limit.interfaceName()))
                    .isPresent();
        }
        if (event instanceof RateExceeded exceeded) {
            return limits.ask(new LimitKind(exceeded.rate().key(), exceeded.interfaceName()))
                    .isPresent();
        }
        return !(event instanceof IgmpDropped
                || event instanceof OtherVersionHeard
                || event instanceof KernelChanged
                || event instanceof QuerierRefused
                || event instanceof VifsExhausted);
    }

    private static UpstreamChanged bounded(UpstreamChanged change) {
        SourceFilter filter = change.filter();
        if (filter.sources().size() <= LISTED_SOURCES) {
            return change;
        }
        return new UpstreamChanged(
                change.interfaceName(),
                change.group(),
                change.change(),
                new SourceFilter(filter.mode(), filter.sources().first(LISTED_SOURCES)));
    }
}
