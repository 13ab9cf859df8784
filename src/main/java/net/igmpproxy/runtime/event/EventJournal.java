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
import net.igmpproxy.core.engine.event.EngineEvent.InterfaceChanged;
import net.igmpproxy.core.engine.event.EngineEvent.KernelChanged;
import net.igmpproxy.core.engine.event.EngineEvent.LimitReached;
import net.igmpproxy.core.engine.event.EngineEvent.MemberJoined;
import net.igmpproxy.core.engine.event.EngineEvent.MemberLeft;
import net.igmpproxy.core.engine.event.EngineEvent.OtherVersionHeard;
import net.igmpproxy.core.engine.event.EngineEvent.QuerierChanged;
import net.igmpproxy.core.engine.event.EngineEvent.QuerierRefused;
import net.igmpproxy.core.engine.event.EngineEvent.RateExceeded;
import net.igmpproxy.core.engine.event.EngineEvent.SourceRejected;
import net.igmpproxy.core.engine.event.EngineEvent.UpstreamChanged;
import net.igmpproxy.core.engine.event.EngineEvent.VifsExhausted;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.runtime.event.ProxyEvent.ConfigurationApplied;
import net.igmpproxy.runtime.event.ProxyEvent.OfEngine;
import net.igmpproxy.runtime.event.ProxyEvent.Restarted;
import net.igmpproxy.runtime.event.ProxyEvent.RouteInstalled;
import net.igmpproxy.runtime.event.ProxyEvent.RouteRemoved;
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
    private final Filter filter = new Filter();
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
    public void on(ProxyEvent event) {
        event.accept(filter);
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

    private void append(ProxyEvent event) {
        long sequence = next;
        ring.set(slot(sequence), new RecordedEvent(sequence, clock.instant(), event));
        next = sequence + 1;
        wakeUp();
    }

    private static int slot(long sequence) {
        return (int) (sequence % CAPACITY);
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

    /**
     * Appends the events that belong in the journal. Excluded are events that any host could repeat at will, and
     * conditions that the diagnosis reports.
     */
    private final class Filter implements ProxyEvent.Visitor {
        @Override
        public void memberJoined(MemberJoined joined) {
            append(new OfEngine(joined));
        }

        @Override
        public void memberLeft(MemberLeft left) {
            append(new OfEngine(left));
        }

        @Override
        public void upstreamChanged(UpstreamChanged change) {
            append(new OfEngine(bounded(change)));
        }

        @Override
        public void sourceRejected(SourceRejected rejected) {
            append(new OfEngine(rejected));
        }

        @Override
        public void querierChanged(QuerierChanged change) {
            append(new OfEngine(change));
        }

        @Override
        public void querierRefused(QuerierRefused refused) {}

        @Override
        public void otherVersionHeard(OtherVersionHeard heard) {}

        @Override
        public void limitReached(LimitReached reached) {
            appendLimited(new LimitKind(reached.limit(), reached.interfaceName()), reached);
        }

        @Override
        public void rateExceeded(RateExceeded exceeded) {
            appendLimited(new LimitKind(exceeded.rate().key(), exceeded.interfaceName()), exceeded);
        }

        @Override
        public void interfaceChanged(InterfaceChanged change) {
            append(new OfEngine(change));
        }

        @Override
        public void igmpDropped(IgmpDropped dropped) {}

        @Override
        public void vifsExhausted(VifsExhausted exhausted) {}

        @Override
        public void kernelChanged(KernelChanged changed) {}

        @Override
        public void routeInstalled(RouteInstalled route) {
            append(route);
        }

        @Override
        public void routeRemoved(RouteRemoved route) {
            append(route);
        }

        @Override
        public void configurationApplied(ConfigurationApplied applied) {
            append(applied);
        }

        @Override
        public void restarted(Restarted restarted) {
            append(restarted);
        }

        private void appendLimited(LimitKind kind, EngineEvent event) {
            if (limits.ask(kind).isPresent()) {
                append(new OfEngine(event));
            }
        }
    }
}
