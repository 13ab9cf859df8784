package net.igmpproxy.core.timer;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Priority queue of items by their next deadline, as a binary heap in which each item stores its position. An item is
 * queued at most once and can be removed. A later deadline, the effect of every report, costs nothing: the item keeps
 * its position, and the queue reads its deadline again at the former time. So {@link #next()} may be early, never late.
 *
 * <p>All times are nanoseconds of a monotonic clock that starts at 0.
 *
 * @param <T> item type
 */
public final class DeadlineQueue<T extends DeadlineQueue.Item> {
    /** No deadline: later than all times. */
    public static final long NEVER = Long.MAX_VALUE;

    private final List<T> heap = new ArrayList<>();

    /** Item with a deadline. */
    public abstract static class Item {
        private static final int NOWHERE = -1;

        /** Time at which the queue reads the deadline of this item again. */
        private long queuedAt = NEVER;

        private int place = NOWHERE;

        /** Returns the time of the next pending action, or {@link #NEVER}. */
        protected abstract long nextDeadline();
    }

    /** Updates the queue after the deadline of an item may have changed. */
    public void update(T item) {
        Item state = item;
        long deadline = item.nextDeadline();
        if (deadline >= state.queuedAt) {
            return;
        }
        state.queuedAt = deadline;
        if (state.place == Item.NOWHERE) {
            state.place = heap.size();
            heap.add(item);
        }
        siftUp(item);
    }

    /** Removes an item; {@link #update} adds it again. */
    public void remove(T item) {
        Item state = item;
        int place = state.place;
        state.queuedAt = NEVER;
        if (place == Item.NOWHERE) {
            return;
        }
        state.place = Item.NOWHERE;
        T last = heap.remove(heap.size() - 1);
        if (last != item) {
            put(last, place);
            siftUp(last);
            siftDown(last);
        }
    }

    /** Returns the number of queued items. */
    public int size() {
        return heap.size();
    }

    /** Returns a time not later than the earliest deadline, or {@link #NEVER}. */
    public long next() {
        return heap.isEmpty() ? NEVER : queuedAt(heap.get(0));
    }

    /**
     * Removes an item whose deadline has passed. The caller performs the pending action and calls {@link #update}.
     *
     * @param now current time
     * @return the item, or null if no deadline has passed
     */
    public @Nullable T poll(long now) {
        while (next() <= now) {
            T first = heap.get(0);
            remove(first);
            if (first.nextDeadline() <= now) {
                return first;
            }
            update(first);
        }
        return null;
    }

    private void siftUp(T item) {
        int place = place(item);
        while (place > 0 && queuedAt(heap.get((place - 1) / 2)) > queuedAt(item)) {
            put(heap.get((place - 1) / 2), place);
            place = (place - 1) / 2;
        }
        put(item, place);
    }

    private void siftDown(T item) {
        int place = place(item);
        for (int child = earlierChild(place);
                child < heap.size() && queuedAt(heap.get(child)) < queuedAt(item);
                child = earlierChild(place)) {
            put(heap.get(child), place);
            place = child;
        }
        put(item, place);
    }

    private int earlierChild(int place) {
        int left = 2 * place + 1;
        int right = left + 1;
        return right < heap.size() && queuedAt(heap.get(right)) < queuedAt(heap.get(left)) ? right : left;
    }

    private void put(T item, int place) {
        heap.set(place, item);
        ((Item) item).place = place;
    }

    private static int place(Item item) {
        return item.place;
    }

    private static long queuedAt(Item item) {
        return item.queuedAt;
    }
}
