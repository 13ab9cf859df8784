package net.igmpproxy.api.error;

import java.time.Duration;
import java.util.function.Consumer;
import net.igmpproxy.runtime.port.MonotonicClock;

/** Bounds how many lines a minute a log gets of what anybody can cause. Any thread may use it. */
public final class LogBudget {
    private static final long PERIOD_NANOS = Duration.ofMinutes(1).toNanos();

    private final int linesPerMinute;
    private final MonotonicClock clock;
    private long periodBeginNanos;
    private int written;
    private long dropped;

    /**
     * @param linesPerMinute how many lines are written within a minute, 1 or more
     */
    public LogBudget(int linesPerMinute, MonotonicClock clock) {
        this.linesPerMinute = linesPerMinute;
        this.clock = clock;
        this.periodBeginNanos = clock.nanos();
    }

    /**
     * Writes a line, or counts it as dropped.
     *
     * @param line writes it, with a note of the lines that were dropped before it, which is empty if there were none
     */
    public void write(Consumer<String> line) {
        long before = spend();
        if (before >= 0) {
            line.accept(before == 0 ? "" : " (" + before + " more were not logged)");
        }
    }

    /** The lines that were dropped since the last one that was written; -1 if this one is dropped as well. */
    private synchronized long spend() {
        long now = clock.nanos();
        if (now - periodBeginNanos >= PERIOD_NANOS) {
            periodBeginNanos = now;
            written = 0;
        }
        if (written >= linesPerMinute) {
            dropped++;
            return -1;
        }
        written++;
        long before = dropped;
        dropped = 0;
        return before;
    }
}
