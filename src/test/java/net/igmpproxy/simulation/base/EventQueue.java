package net.igmpproxy.simulation.base;

import java.util.Comparator;
import java.util.PriorityQueue;

/** Event queue in virtual time. Events of the same time run in insertion order. */
public final class EventQueue {
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::time).thenComparingLong(Event::number));
    private long now;
    private long numbers;

    /** Scheduled event, which can be cancelled. */
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

        /** Returns the scheduled time in nanoseconds. */
        public long time() {
            return time;
        }

        private long number() {
            return number;
        }

        /** Returns true if the event has neither run nor been cancelled. */
        public boolean isPending() {
            return pending;
        }

        /** Cancels the event. */
        public void cancel() {
            pending = false;
        }
    }

    /** Returns the current virtual time in nanoseconds. */
    public long now() {
        return now;
    }

    /** Schedules an action at a time, or now if that time is past. */
    public Event at(long time, Runnable action) {
        Event event = new Event(Math.max(time, now), numbers++, action);
        events.add(event);
        return event;
    }

    /** Schedules an action after a delay in nanoseconds. */
    public Event after(long delay, Runnable action) {
        return at(now + delay, action);
    }

    /**
     * Runs the next event.
     *
     * @param end the latest time, in nanoseconds; later events do not run
     * @return true if an event ran; false if none is left, and the time is {@code end}
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
