package net.igmpproxy.linux;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells a process that works from one that is stopped or stuck, by the time of processors that it takes. */
final class ProcessProgress {
    /** Of {@code /proc/PID/stat}, counted after the name in parentheses: time in user mode and in the kernel, in ticks. */
    private static final int USER_COLUMN = 11;

    private static final int KERNEL_COLUMN = 12;

    private final Path stat;
    private long ticks = -1;
    private long changedNanos;

    /**
     * @param process  its number; one that cannot be seen counts as one that takes no time
     * @param nowNanos the time
     */
    ProcessProgress(int process, long nowNanos) {
        stat = Path.of("/proc", Integer.toString(process), "stat");
        changedNanos = nowNanos;
    }

    /** How long it has taken no time, in nanoseconds. */
    long idleNanos(long nowNanos) {
        long now = read();
        if (now != ticks) {
            ticks = now;
            changedNanos = nowNanos;
        }
        return nowNanos - changedNanos;
    }

    private long read() {
        try {
            String line = Files.readString(stat);
            String[] columns = line.substring(line.lastIndexOf(')') + 1).strip().split(" ", -1);
            return columns.length > KERNEL_COLUMN
                    ? Long.parseLong(columns[USER_COLUMN]) + Long.parseLong(columns[KERNEL_COLUMN])
                    : ticks;
        } catch (IOException | UncheckedIOException | NumberFormatException unreadable) {
            return ticks;
        }
    }
}
