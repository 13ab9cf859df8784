package net.igmpproxy.simulation.base;

import java.util.Comparator;
import java.util.PriorityQueue;

/** What is to happen, in order of virtual time; what is to happen at the same moment happens in the order it was put in. */
public final class EventQueue {
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::time).thenComparingLong(Event::number));
    private long now;
    private long numbers;

    /** Something that is to happen, and may still be called off. */
    public static final class Event {
        private final long time;
        private final long number;
        private final Runnable action;
        private boolean pending = true;

        private Event(long time, long number, Runnable action) {
            this.time = time;
            this.number = number;
            this.action = action;
        }

        /** When it is to happen. */
        public long time() {
            return time;
        }

        private long number() {
            return number;
        }

        /** Whether it has neither happened nor been called off. */
        public boolean isPending() {
            return pending;
        }

        /** Calls it off. */
        public void cancel() {
            pending = false;
        }
    }

    /** The present moment. */
    public long now() {
        return now;
    }

    /** Has something happen at a moment, or now if that is past. */
    public Event at(long time, Runnable action) {
        Event event = new Event(Math.max(time, now), numbers++, action);
        events.add(event);
        return event;
    }

    /** Has something happen after a while. */
    public Event after(long delay, Runnable action) {
        return at(now + delay, action);
    }

    /**
     * Lets the next event happen.
     *
     * @param end nothing after this moment happens
     * @return whether anything happened; if not, it is the end
     */
    public boolean runNext(long end) {
        for (Event next = events.peek(); next != null && next.time <= end; next = events.peek()) {
            events.remove();
            if (next.pending) {
                now = next.time;
                next.pending = false;
                next.action.run();
                return true;
            }
        }
        now = end;
        return false;
    }
}
