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
 * The latest events, for any number of readers. One thread writes, the loop's; it waits for nobody and takes no lock:
 * a new event takes the place of the oldest whether that one was read or not, and a reader that needed it finds it gone.
 */
public final class EventJournal implements ProxyEventListener {
    /** How many events are kept. */
    public static final int CAPACITY = 1_000;

    /** How many sources of an upstream membership are kept with an event, so that the journal has a bounded size. */
    public static final int LISTED_SOURCES = 100;

    /** A host could reach a limit at will: once in this time is told of each limit of each interface. */
    private static final Duration LIMIT_INTERVAL = Duration.ofSeconds(1);

    private final InstantSource clock;
    private final RateLimit limits;
    private final AtomicReferenceArray<@Nullable RecordedEvent> ring = new AtomicReferenceArray<>(CAPACITY);
    private final Queue<Thread> waiting = new ConcurrentLinkedQueue<>();
    private volatile long next = 1;
    private volatile boolean closed;

    /**
     * @param clock     the time of day
     * @param monotonic tells when a limit may be told again
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

    /** The number that the next event will have. */
    long next() {
        return next;
    }

    /** The number of the oldest event that is kept, or of the next one if there is none. */
    long oldest() {
        return Math.max(1, next - CAPACITY);
    }

    /** An event by its number; null if it is kept no more, or has not happened yet. */
    @Nullable
    RecordedEvent get(long sequence) {
        RecordedEvent found = ring.get(slot(sequence));
        return found == null || found.sequence() != sequence ? null : found;
    }

    /** Whether nobody is to read any more. */
    boolean isClosed() {
        return closed;
    }

    /** Ends all reading; events are still taken, for nobody. */
    void close() {
        closed = true;
        wakeUp();
    }

    /** Waits until an event has happened, for at most so many nanoseconds, and perhaps shorter. */
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

    /** Not told is what any host could flood the journal with, and what the diagnostics tell of. */
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
