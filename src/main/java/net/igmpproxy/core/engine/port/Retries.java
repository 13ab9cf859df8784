package net.igmpproxy.core.engine.port;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.igmpproxy.core.engine.port.KernelItem.Route;
import net.igmpproxy.core.timer.DeadlineQueue;

/**
 * Schedule of repeated attempts to set kernel items. A refused item is tried again after 200 ms; an item changed by
 * another program, at once. While this recurs the interval doubles up to 30 s, so that two programs in conflict do not
 * use up the processor. After two minutes without trouble an item starts with the first interval.
 */
public final class Retries {
    private static final long FIRST_NANOS = Duration.ofMillis(200).toNanos();
    private static final long LONGEST_NANOS = Duration.ofSeconds(30).toNanos();
    private static final long HASTENED_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long ANSWER_NANOS = Duration.ofMillis(1).toNanos();
    private static final long QUIET_NANOS = Duration.ofMinutes(2).toNanos();

    private final Map<KernelItem, Attempt> attempts = new HashMap<>();
    private final DeadlineQueue<Attempt> queue = new DeadlineQueue<>();

    /**
     * Refused MFC entries with reasons. Separate from other items, so that ten thousand entries do not slow down the
     * lookup of a VIF.
     */
    private final Map<KernelItem, String> refusedRoutes = new LinkedHashMap<>();

    private final Map<KernelItem, String> refusedOthers = new LinkedHashMap<>();

    /** Refused items that have been tried since. The kernel's answer arrives before the next turn. */
    private final Set<KernelItem> awaited = new LinkedHashSet<>();

    private long answeredNanos;

    /** State of one item. */
    private static final class Attempt extends DeadlineQueue.Item {
        private final KernelItem item;

        /** Time from the last trouble to the next attempt. */
        private long intervalNanos;

        private long dueNanos;

        /** Time of the last trouble or attempt. */
        private long lastNanos;

        private boolean pending;

        Attempt(KernelItem item, long nowNanos) {
            this.item = item;
            this.lastNanos = nowNanos - QUIET_NANOS;
        }

        void trouble(long shortestNanos, long nowNanos) {
            boolean quiet = nowNanos - lastNanos >= QUIET_NANOS;
            long next = quiet ? 0 : Math.min(LONGEST_NANOS, Math.max(FIRST_NANOS, 2 * intervalNanos));
            intervalNanos = Math.max(shortestNanos, next);
            dueNanos = nowNanos + intervalNanos;
            lastNanos = nowNanos;
            pending = true;
        }

        void hasten(long nowNanos) {
            dueNanos = Math.min(dueNanos, Math.max(nowNanos, lastNanos + HASTENED_NANOS));
        }

        void tried(long nowNanos) {
            lastNanos = nowNanos;
            pending = false;
        }

        @Override
        protected long nextDeadline() {
            return pending ? dueNanos : lastNanos + QUIET_NANOS;
        }
    }

    /** Records that the kernel has refused an item. */
    public void refused(KernelItem item, String reason, long nowNanos) {
        trouble(item, FIRST_NANOS, nowNanos);
        refusals(item).put(item, reason);
        awaited.remove(item);
    }

    /**
     * Records that another program has changed an item.
     *
     * @return true if the item was not already due to be set again
     */
    public boolean disturbed(KernelItem item, long nowNanos) {
        Attempt before = attempts.get(item);
        if (before != null && before.pending) {
            return false;
        }
        trouble(item, 0, nowNanos);
        return true;
    }

    private void trouble(KernelItem item, long shortestNanos, long nowNanos) {
        Attempt attempt = attempts.computeIfAbsent(item, absent -> new Attempt(item, nowNanos));
        attempt.trouble(shortestNanos, nowNanos);
        queue.update(attempt);
    }

    /**
     * Hastens refused VIFs and memberships, which may now be possible: the next attempt is due 1 s after the last one.
     */
    public void hasten(long nowNanos) {
        for (KernelItem item : refusedOthers.keySet()) {
            Attempt attempt = attempts.get(item);
            if (attempt != null) {
                attempt.hasten(nowNanos);
                queue.update(attempt);
            }
        }
    }

    /** Returns true if an item may be set now: it is due, or had no trouble. */
    public boolean mayTry(KernelItem item, long nowNanos) {
        Attempt attempt = attempts.get(item);
        return attempt == null || !attempt.pending || attempt.dueNanos <= nowNanos;
    }

    /**
     * Records an attempt to set an item.
     *
     * @return true if the item had been refused or changed by another program
     */
    public boolean tried(KernelItem item, long nowNanos) {
        Attempt attempt = attempts.get(item);
        if (attempt == null || !attempt.pending) {
            return false;
        }
        attempt.tried(nowNanos);
        queue.update(attempt);
        if (refusals(item).remove(item) != null) {
            awaited.add(item);
            answeredNanos = nowNanos + ANSWER_NANOS;
        }
        return true;
    }

    /**
     * Removes and returns due items, in order of time. The caller must pass each to {@link #tried} or
     * {@link #forgetUntried} in this turn.
     *
     * @param most maximum number of items
     */
    public List<KernelItem> takeDue(long nowNanos, int most) {
        List<KernelItem> due = new ArrayList<>();
        while (due.size() < most) {
            Attempt attempt = queue.poll(nowNanos);
            if (attempt == null) {
                return due;
            }
            if (attempt.pending) {
                due.add(attempt.item);
            } else {
                attempts.remove(attempt.item);
            }
        }
        return due;
    }

    /** Removes and returns the items that the kernel has accepted after a refusal. */
    public List<KernelItem> takeHeld() {
        List<KernelItem> held = List.copyOf(awaited);
        awaited.clear();
        return held;
    }

    /** Removes a due item that was not set, because no interface needs it or because the kernel has it. */
    public void forgetUntried(KernelItem item) {
        Attempt attempt = attempts.get(item);
        if (attempt != null && attempt.pending) {
            attempts.remove(item);
            queue.remove(attempt);
            refusals(item).remove(item);
        }
    }

    /** Returns true if a refused item has been tried since, and the kernel's answer is pending. */
    public boolean isAwaited(KernelItem item) {
        return awaited.contains(item);
    }

    /** Returns true if the kernel refuses the item. */
    public boolean isRefused(KernelItem item) {
        return refusals(item).containsKey(item);
    }

    /** Refused MFC entries with the kernel's reasons. */
    public Map<KernelItem, String> refusedRoutes() {
        return Collections.unmodifiableMap(refusedRoutes);
    }

    /** Other refused items with the kernel's reasons. */
    public Map<KernelItem, String> refusedOthers() {
        return Collections.unmodifiableMap(refusedOthers);
    }

    /** A time not later than the next attempt or answer, {@link DeadlineQueue#NEVER} if there is none. */
    public long nextDeadline() {
        return awaited.isEmpty() ? queue.next() : Math.min(queue.next(), answeredNanos);
    }

    private Map<KernelItem, String> refusals(KernelItem item) {
        return item instanceof Route ? refusedRoutes : refusedOthers;
    }
}
