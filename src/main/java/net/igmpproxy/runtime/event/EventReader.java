package net.igmpproxy.runtime.event;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reader of the {@link EventJournal}, on its own thread. It ends when it falls behind the retained events, and when the
 * service stops.
 */
public final class EventReader implements AutoCloseable {
    private final EventReaders owner;
    private final EventJournal journal;
    private final boolean gap;
    private long next;
    private boolean outrun;

    /**
     * @param owner   registry that counts the reader
     * @param journal the journal
     * @param next    sequence number of the first event to read
     * @param gap     true if events before that one were requested and are no longer retained
     */
    EventReader(EventReaders owner, EventJournal journal, long next, boolean gap) {
        this.owner = owner;
        this.journal = journal;
        this.next = next;
        this.gap = gap;
    }

    /** Returns true if the reader has missed events before the first one it returns. */
    public boolean beginsWithGap() {
        return gap;
    }

    /** Returns true if more events may follow; false on an interrupted thread, which cannot wait. */
    public boolean isOpen() {
        return !outrun && !journal.isClosed() && !Thread.currentThread().isInterrupted();
    }

    /** Returns the position after the last event returned. */
    public EventPosition position() {
        return owner.position(next - 1);
    }

    /**
     * Returns the next event.
     *
     * @param patience maximum time to wait for it
     * @return the event; empty if none came in time or the reader has ended
     */
    public Optional<RecordedEvent> next(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        for (long left = patience.toNanos(); isAtEnd() && left > 0 && isOpen(); left = deadline - System.nanoTime()) {
            journal.await(next, left);
        }
        return isAtEnd() || !isOpen() ? Optional.empty() : Optional.ofNullable(take());
    }

    /** Returns true if there is no unread event at the moment. */
    public boolean isAtEnd() {
        return next >= journal.next();
    }

    /** Returns true if the reader has fallen behind the retained events. */
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
