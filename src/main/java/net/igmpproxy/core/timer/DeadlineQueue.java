package net.igmpproxy.core.timer;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Items in order of their next deadline: a binary heap in which each item knows its place, so that it stands there once
 * and can be taken out. Putting a deadline off, as every report does, costs nothing here: the item stays where it was and
 * is asked again when that moment comes. So {@link #next()} may be early, never late.
 *
 * <p>All times are nanoseconds of a monotonic clock that starts at 0.
 *
 * @param <T> what has deadlines
 */
public final class DeadlineQueue<T extends DeadlineQueue.Item> {
    /** No deadline: later than every moment. */
    public static final long NEVER = Long.MAX_VALUE;

    private final List<T> heap = new ArrayList<>();

    /** Something with a deadline. */
    public abstract static class Item {
        private static final int NOWHERE = -1;

        /** The moment at which the queue asks this item again. */
        private long queuedAt = NEVER;

        private int place = NOWHERE;

        /** The next moment at which there is something to do, or {@link #NEVER}. */
        protected abstract long nextDeadline();
    }

    /** Takes notice of an item's deadline after it may have changed. */
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

    /** Takes an item out that has no more to do; it may come back with {@link #update}. */
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

    /** How many items are queued. */
    public int size() {
        return heap.size();
    }

    /** A moment not later than the earliest deadline, or {@link #NEVER}. */
    public long next() {
        return heap.isEmpty() ? NEVER : queuedAt(heap.get(0));
    }

    /**
     * Takes out an item whose deadline has come. Whoever takes it does what is due and calls {@link #update} again.
     *
     * @param now the present moment
     * @return the item, or null if none is due
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
