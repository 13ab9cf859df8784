package net.igmpproxy.runtime.event;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;

/** Registry of the readers of the {@link EventJournal}. It limits their number and ends them when the service stops. */
public final class EventReaders implements ApplicationListener<ContextClosedEvent> {
    /** Maximum number of concurrent readers. */
    public static final int MAX_READERS = 32;

    private static final int BASE = 36;

    private final EventJournal journal;
    private final String process;
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicLong cutOff = new AtomicLong();

    /**
     * @param startupMillis start time of the process in milliseconds since 1970, which distinguishes its events from
     *                      those of other processes
     */
    public EventReaders(EventJournal journal, long startupMillis) {
        this.journal = journal;
        this.process = Long.toString(startupMillis, BASE);
    }

    /**
     * Opens a reader at the next event.
     *
     * @return the reader, to be closed; empty if there are too many readers or the service stops
     */
    public Optional<EventReader> open() {
        return admit(journal.next(), false);
    }

    /**
     * Opens a reader after an event, or at the oldest retained event if later events were overwritten.
     *
     * @param last identifier of the last event read
     * @return the reader, to be closed; empty if there are too many readers or the service stops
     */
    public Optional<EventReader> openBehind(String last) {
        long oldest = journal.oldest();
        Optional<Long> next = EventPosition.parse(last)
                .filter(position -> position.process().equals(process))
                .map(position -> position.sequence() + 1)
                .filter(sequence -> sequence >= oldest && sequence <= journal.next());
        return admit(next.orElse(oldest), next.isEmpty());
    }

    /** Returns the number of readers. */
    public int count() {
        return count.get();
    }

    /** Returns the number of readers that were closed because they were too slow. */
    public long cutOff() {
        return cutOff.get();
    }

    /** Counts a reader that was closed because it was too slow. */
    public void noteCutOff() {
        cutOff.incrementAndGet();
    }

    /** Ends all readers when the service begins to stop: they would otherwise wait without end. */
    @Override
    public void onApplicationEvent(ContextClosedEvent event) {
        journal.close();
    }

    EventPosition position(long sequence) {
        return new EventPosition(process, sequence);
    }

    void release() {
        count.decrementAndGet();
    }

    private Optional<EventReader> admit(long next, boolean gap) {
        if (journal.isClosed()) {
            return Optional.empty();
        }
        if (count.incrementAndGet() > MAX_READERS) {
            count.decrementAndGet();
            return Optional.empty();
        }
        return Optional.of(new EventReader(this, journal, next, gap));
    }
}
