package net.igmpproxy.runtime.event;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;

/** Lets readers at the {@link EventJournal}, not too many at a time, and ends them when the service stops. */
public final class EventReaders implements ApplicationListener<ContextClosedEvent> {
    /** How many readers there may be at a time. */
    public static final int MAX_READERS = 32;

    private static final int BASE = 36;

    private final EventJournal journal;
    private final String process;
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicLong cutOff = new AtomicLong();

    /**
     * @param startupMillis when the process was started, in milliseconds since 1970: tells its events from those of
     *                      others
     */
    public EventReaders(EventJournal journal, long startupMillis) {
        this.journal = journal;
        this.process = Long.toString(startupMillis, BASE);
    }

    /**
     * Begins to read at the next event.
     *
     * @return the reader, to be closed; nothing if there are too many, or the service stops
     */
    public Optional<EventReader> open() {
        return admit(journal.next(), false);
    }

    /**
     * Begins to read behind an event, or, if what follows it is kept no more, at the oldest that is.
     *
     * @param last the identifier of the event that was read last
     * @return the reader, to be closed; nothing if there are too many, or the service stops
     */
    public Optional<EventReader> openBehind(String last) {
        long oldest = journal.oldest();
        Optional<Long> next = EventPosition.parse(last)
                .filter(position -> position.process().equals(process))
                .map(position -> position.sequence() + 1)
                .filter(sequence -> sequence >= oldest && sequence <= journal.next());
        return admit(next.orElse(oldest), next.isEmpty());
    }

    /** How many readers there are. */
    public int count() {
        return count.get();
    }

    /** How many readers were cut off, since they did not keep pace. */
    public long cutOff() {
        return cutOff.get();
    }

    /** A reader was cut off. */
    public void noteCutOff() {
        cutOff.incrementAndGet();
    }

    /** The service begins to stop: nothing shall wait for readers, who would go on for ever. */
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
