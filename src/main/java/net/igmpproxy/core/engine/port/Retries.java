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
 * When items of the kernel are set again. One that was refused is tried after 200 ms, one that another program has changed at
 * once; the interval doubles up to 30 s while that happens again, so that two programs that fight for an item do not take
 * the processor for it. An item that was left alone for two minutes begins with the first interval.
 */
public final class Retries {
    private static final long FIRST_NANOS = Duration.ofMillis(200).toNanos();
    private static final long LONGEST_NANOS = Duration.ofSeconds(30).toNanos();
    private static final long HASTENED_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long ANSWER_NANOS = Duration.ofMillis(1).toNanos();
    private static final long QUIET_NANOS = Duration.ofMinutes(2).toNanos();

    private final Map<KernelItem, Attempt> attempts = new HashMap<>();
    private final DeadlineQueue<Attempt> queue = new DeadlineQueue<>();

    /** What the kernel refuses, with its reasons: ten thousand entries must not slow down a question for one VIF. */
    private final Map<KernelItem, String> refusedRoutes = new LinkedHashMap<>();

    private final Map<KernelItem, String> refusedOthers = new LinkedHashMap<>();

    /** What the kernel refused, and has been tried since; the kernel's answer comes before the next turn. */
    private final Set<KernelItem> awaited = new LinkedHashSet<>();

    private long answeredNanos;

    /** The state of an item. */
    private static final class Attempt extends DeadlineQueue.Item {
        private final KernelItem item;

        /** Time from the last trouble to the next try. */
        private long intervalNanos;

        private long dueNanos;

        /** The last trouble or try. */
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

        public void hasten(long nowNanos) {
            dueNanos = Math.min(dueNanos, Math.max(nowNanos, lastNanos + HASTENED_NANOS));
        }

        public void tried(long nowNanos) {
            lastNanos = nowNanos;
            pending = false;
        }

        @Override
        protected long nextDeadline() {
            return pending ? dueNanos : lastNanos + QUIET_NANOS;
        }
    }

    /** The kernel has refused an item. */
    public void refused(KernelItem item, String reason, long nowNanos) {
        trouble(item, FIRST_NANOS, nowNanos);
        refusals(item).put(item, reason);
        awaited.remove(item);
    }

    /** Another program has changed an item; answers whether that is news. */
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

    /** VIFs and memberships that were refused may be possible now: each is tried within a second after the last try. */
    public void hasten(long nowNanos) {
        for (KernelItem item : refusedOthers.keySet()) {
            Attempt attempt = attempts.get(item);
            if (attempt != null) {
                attempt.hasten(nowNanos);
                queue.update(attempt);
            }
        }
    }

    /** Whether an item may be set now: it is due, or has caused no trouble. */
    public boolean mayTry(KernelItem item, long nowNanos) {
        Attempt attempt = attempts.get(item);
        return attempt == null || !attempt.pending || attempt.dueNanos <= nowNanos;
    }

    /** An item is being set; answers whether that is because of trouble with it. */
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
     * Takes items that are to be set now, those with the earliest moment first. Each is to be {@linkplain #tried tried} or
     * {@linkplain #forgetUntried forgotten} in this turn.
     *
     * @param most how many
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

    /** Takes the items that were refused, and have been tried since without another refusal. */
    public List<KernelItem> takeHeld() {
        List<KernelItem> held = List.copyOf(awaited);
        awaited.clear();
        return held;
    }

    /** An item that was due is forgotten if it was not set: no interface wants it, or the kernel has it. */
    public void forgetUntried(KernelItem item) {
        Attempt attempt = attempts.get(item);
        if (attempt != null && attempt.pending) {
            attempts.remove(item);
            queue.remove(attempt);
            refusals(item).remove(item);
        }
    }

    /** Whether an item that was refused has been tried since, and the kernel may refuse it again. */
    public boolean isAwaited(KernelItem item) {
        return awaited.contains(item);
    }

    /** Whether the kernel refuses an item. */
    public boolean isRefused(KernelItem item) {
        return refusals(item).containsKey(item);
    }

    /** The forwarding entries that the kernel refuses, with its reasons. */
    public Map<KernelItem, String> refusedRoutes() {
        return Collections.unmodifiableMap(refusedRoutes);
    }

    /** The other items that the kernel refuses, with its reasons. */
    public Map<KernelItem, String> refusedOthers() {
        return Collections.unmodifiableMap(refusedOthers);
    }

    /** A moment not later than the next one at which an item is due or holds, or {@link DeadlineQueue#NEVER}. */
    public long nextDeadline() {
        return awaited.isEmpty() ? queue.next() : Math.min(queue.next(), answeredNanos);
    }

    private Map<KernelItem, String> refusals(KernelItem item) {
        return item instanceof Route ? refusedRoutes : refusedOthers;
    }
}
