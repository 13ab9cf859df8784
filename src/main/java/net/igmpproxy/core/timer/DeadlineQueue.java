package net.igmpproxy.core.timer;

import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Items in order of their next deadline. Putting a deadline off, as every report does, costs nothing here: the item
 * stays where it was in the queue and is asked again when that moment comes. So {@link #next()} may be early, never
 * late.
 *
 * <p>All times are nanoseconds of a monotonic clock that starts at 0.
 *
 * @param <T> what has deadlines
 */
public final class DeadlineQueue<T extends DeadlineQueue.Item> {
    /** No deadline: later than every moment. */
    public static final long NEVER = Long.MAX_VALUE;

    private final PriorityQueue<Slot<T>> slots = new PriorityQueue<>(Comparator.comparingLong(Slot::deadline));

    /** Something with a deadline. */
    public abstract static class Item {
        /** The earliest moment at which the queue holds this item. */
        private long queuedAt = NEVER;

        /** The next moment at which there is something to do, or {@link #NEVER}. */
        protected abstract long nextDeadline();
    }

    private record Slot<T>(long deadline, T item) {}

    /** Takes notice of an item's deadline after it may have changed. */
    public void update(T item) {
        Item state = item;
        long deadline = item.nextDeadline();
        if (deadline < state.queuedAt) {
            state.queuedAt = deadline;
            slots.add(new Slot<>(deadline, item));
        }
    }

    /** A moment not later than the earliest deadline, or {@link #NEVER}. */
    public long next() {
        Slot<T> first = slots.peek();
        return first == null ? NEVER : first.deadline();
    }

    /**
     * Takes out an item whose deadline has come. Whoever takes it does what is due and calls {@link #update} again.
     *
     * @param now the present moment
     * @return the item, or null if none is due
     */
    public @Nullable T poll(long now) {
        for (Slot<T> first = slots.peek(); first != null && first.deadline() <= now; first = slots.peek()) {
            slots.remove();
            Item state = first.item();
            if (state.queuedAt != first.deadline()) {
                continue;
            }
            state.queuedAt = NEVER;
            if (first.item().nextDeadline() <= now) {
                return first.item();
            }
            update(first.item());
        }
        return null;
    }
}
