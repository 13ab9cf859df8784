package net.igmpproxy.core.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.igmpproxy.core.timer.DeadlineQueue;

/**
 * When items of the kernel are set again. One that was refused is tried after 200 ms, one that another program has changed at
 * once; the interval doubles up to 30 s while that happens again, so that two programs that fight for an item do not take
 * the processor for it. An item that was left alone for two minutes begins anew.
 */
final class Retries {
    private static final long FIRST_NANOS = Duration.ofMillis(200).toNanos();
    private static final long LONGEST_NANOS = Duration.ofSeconds(30).toNanos();
    private static final long QUIET_NANOS = Duration.ofMinutes(2).toNanos();
    private static final long TRIED = Long.MAX_VALUE;

    private final Map<KernelItem, Attempt> attempts = new LinkedHashMap<>();

    /**
     * The state of an item.
     *
     * @param refusal       why the kernel refused it; empty if it did not
     * @param intervalNanos time from the last trouble to the next try
     * @param dueNanos      the next try, or {@link #TRIED} since the last one
     * @param lastNanos     the last trouble or try
     */
    private record Attempt(Optional<String> refusal, long intervalNanos, long dueNanos, long lastNanos) {
        boolean isPending() {
            return dueNanos != TRIED;
        }
    }

    /** The kernel has refused an item. */
    void refused(KernelItem item, String reason, long nowNanos) {
        long interval = Math.max(FIRST_NANOS, nextInterval(item, nowNanos));
        attempts.put(item, new Attempt(Optional.of(reason), interval, nowNanos + interval, nowNanos));
    }

    /** What was refused may be tried at once. */
    void hasten(long nowNanos) {
        attempts.replaceAll((item, attempt) -> attempt.isPending() && attempt.refusal.isPresent()
                ? new Attempt(
                        attempt.refusal, attempt.intervalNanos, Math.min(attempt.dueNanos, nowNanos), attempt.lastNanos)
                : attempt);
    }

    /** Another program has changed an item; answers whether that is news. */
    boolean disturbed(KernelItem item, long nowNanos) {
        Attempt before = attempts.get(item);
        if (before != null && before.isPending()) {
            return false;
        }
        long interval = nextInterval(item, nowNanos);
        attempts.put(item, new Attempt(Optional.empty(), interval, nowNanos + interval, nowNanos));
        return true;
    }

    private long nextInterval(KernelItem item, long nowNanos) {
        Attempt before = attempts.get(item);
        if (before == null || nowNanos - before.lastNanos >= QUIET_NANOS) {
            return 0;
        }
        return Math.min(LONGEST_NANOS, Math.max(FIRST_NANOS, 2 * before.intervalNanos));
    }

    /** Whether an item may be set now: it is due, or has caused no trouble. */
    boolean mayTry(KernelItem item, long nowNanos) {
        Attempt attempt = attempts.get(item);
        return attempt == null || !attempt.isPending() || attempt.dueNanos <= nowNanos;
    }

    /** An item is being set; answers whether that is because of trouble with it. */
    boolean tried(KernelItem item, long nowNanos) {
        Attempt before = attempts.get(item);
        if (before == null || !before.isPending()) {
            return false;
        }
        attempts.put(item, new Attempt(before.refusal, before.intervalNanos, TRIED, nowNanos));
        return true;
    }

    /** The items that are to be set now, those with the longest trouble first. */
    List<KernelItem> due(long nowNanos) {
        List<KernelItem> due = new ArrayList<>();
        attempts.forEach((item, attempt) -> {
            if (attempt.dueNanos <= nowNanos) {
                due.add(item);
            }
        });
        return due;
    }

    /** Takes the items that were refused, and have been tried since without another refusal. */
    List<KernelItem> takeHeld(long nowNanos) {
        List<KernelItem> held = new ArrayList<>();
        attempts.replaceAll((item, attempt) -> {
            if (attempt.isPending() || attempt.refusal.isEmpty()) {
                return attempt;
            }
            held.add(item);
            return new Attempt(Optional.empty(), attempt.intervalNanos, TRIED, attempt.lastNanos);
        });
        attempts.values().removeIf(attempt -> !attempt.isPending() && nowNanos - attempt.lastNanos >= QUIET_NANOS);
        return held;
    }

    /** Nobody wants an item any more. */
    void forget(KernelItem item) {
        attempts.remove(item);
    }

    /** The items that the kernel refuses, with its reasons. */
    Map<KernelItem, String> refusals() {
        Map<KernelItem, String> refusals = new LinkedHashMap<>();
        attempts.forEach((item, attempt) -> {
            if (attempt.isPending()) {
                attempt.refusal.ifPresent(reason -> refusals.put(item, reason));
            }
        });
        return refusals;
    }

    /** When the next item is due, or {@link DeadlineQueue#NEVER}. */
    long nextDeadline() {
        return attempts.values().stream().mapToLong(Attempt::dueNanos).min().orElse(DeadlineQueue.NEVER);
    }
}
