package net.igmpproxy.api.error;

import java.time.Duration;
import java.util.function.Consumer;
import net.igmpproxy.runtime.port.MonotonicClock;

/** Limits the number of log lines per minute for events that clients can cause. Thread-safe. */
public final class LogBudget {
    private static final long PERIOD_NANOS = Duration.ofMinutes(1).toNanos();

    private final int linesPerMinute;
    private final MonotonicClock clock;
    private long periodBeginNanos;
    private int written;
    private long dropped;

    /** @param linesPerMinute maximum number of lines per minute, 1 or more */
    public LogBudget(int linesPerMinute, MonotonicClock clock) {
        this.linesPerMinute = linesPerMinute;
        this.clock = clock;
        this.periodBeginNanos = clock.nanos();
    }

    /**
     * Writes a line, or counts it as dropped.
     *
     * @param line writes the line; receives a note about the lines dropped before, empty if there were none
     */
    public void write(Consumer<String> line) {
        long before = spend();
        if (before >= 0) {
            line.accept(before == 0 ? "" : " (" + before + " more were not logged)");
        }
    }

    /** Returns the number of lines dropped since the last written line; -1 if this line is dropped as well. */
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
