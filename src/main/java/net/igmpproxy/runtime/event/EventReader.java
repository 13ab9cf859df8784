package net.igmpproxy.runtime.event;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One reader of the {@link EventJournal}, on a thread of its own. It ends when it falls behind by more than the journal
 * keeps, and when the service stops.
 */
public final class EventReader implements AutoCloseable {
    private final EventReaders owner;
    private final EventJournal journal;
    private final boolean gap;
    private long next;
    private boolean outrun;

    /**
     * @param owner   where the reader is counted
     * @param journal what it reads
     * @param next    the number of the first event to be read
     * @param gap     whether events before that one, which the reader wanted, are kept no more
     */
    EventReader(EventReaders owner, EventJournal journal, long next, boolean gap) {
        this.owner = owner;
        this.journal = journal;
        this.next = next;
        this.gap = gap;
    }

    /** Whether the reader has missed events: those before the first one it is given. */
    public boolean beginsWithGap() {
        return gap;
    }

    /** Whether there may be more to read; not for a thread that is interrupted, which cannot wait. */
    public boolean isOpen() {
        return !outrun && !journal.isClosed() && !Thread.currentThread().isInterrupted();
    }

    /** Where the reader is: behind the event it was given last. */
    public EventPosition position() {
        return owner.position(next - 1);
    }

    /**
     * Takes the next event.
     *
     * @param patience how long to wait for it
     * @return the event, or nothing if none came or the reader is at its end
     */
    public Optional<RecordedEvent> next(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        for (long left = patience.toNanos(); isAtEnd() && left > 0 && isOpen(); left = deadline - System.nanoTime()) {
            journal.await(next, left);
        }
        return isAtEnd() || !isOpen() ? Optional.empty() : Optional.ofNullable(take());
    }

    /** Whether there is nothing to read at the moment. */
    public boolean isAtEnd() {
        return next >= journal.next();
    }

    /** Whether the reader has fallen behind by more than the journal keeps. */
    public boolean isOutrun() {
        return outrun || next < journal.oldest();
    }

    @Override
    public void close() {
        owner.release();
    }

    private @Nullable RecordedEvent take() {
        RecordedEvent event = journal.get(next);
        if (event == null) {
            outrun = true;
        } else {
            next++;
        }
        return event;
    }
}
