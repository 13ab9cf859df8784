package net.igmpproxy.linux.libc;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.function.Supplier;
import net.igmpproxy.runtime.port.MonotonicClock;
import net.igmpproxy.runtime.task.DaemonThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Non-blocking standard output. A pipe or terminal that is not read would block every thread that logs, including the
 * loop thread. Output that is not accepted in time is dropped and counted. Thread-safe.
 */
public final class BoundedOutput extends OutputStream {
    private static final Logger LOGGER = LoggerFactory.getLogger(BoundedOutput.class);

    /** Bytes that a writable pipe accepts in one write ({@code PIPE_BUF} in pipe(7)). */
    private static final int PIECE_BYTES = 4096;

    /** Time limit for one write; an active reader is faster. */
    private static final Duration PATIENCE = Duration.ofMillis(20);

    private static final Duration REPORTING = Duration.ofMinutes(1);

    private final Supplier<Native> os;
    private final int descriptor;
    private final OutputStream target;
    private final MonotonicClock clock;

    /** True if the last write timed out; the next write does not wait. */
    private boolean stalled;

    /** True if a message was dropped after a part of it had been written. */
    private boolean broken;

    private long dropped;
    private long reportedNanos;

    BoundedOutput(Supplier<Native> os, int descriptor, OutputStream target, MonotonicClock clock) {
        this.os = os;
        this.descriptor = descriptor;
        this.target = target;
        this.clock = clock;
        this.reportedNanos = clock.nanos() - REPORTING.toNanos();
    }

    /** Makes {@link System#out} and {@link System#err} non-blocking. */
    public static void install() {
        System.setOut(stream(1, new FileOutputStream(java.io.FileDescriptor.out)));
        System.setErr(stream(2, new FileOutputStream(java.io.FileDescriptor.err)));
    }

    private static PrintStream stream(int descriptor, OutputStream target) {
        return new PrintStream(
                new BoundedOutput(Native::load, descriptor, target, MonotonicClock.system()),
                true,
                Charset.defaultCharset());
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    /** Writes a message, or drops the rest of it. */
    @Override
    public synchronized void write(byte[] message, int offset, int length) throws IOException {
        if (broken && !writePiece(new byte[] {'\n'}, 0, 1)) {
            dropped++;
            return;
        }
        broken = false;
        for (int written = 0; written < length; ) {
            int piece = Math.min(PIECE_BYTES, length - written);
            if (!writePiece(message, offset + written, piece)) {
                dropped++;
                broken = written > 0;
                return;
            }
            written += piece;
        }
        reportDropped();
    }

    private boolean writePiece(byte[] bytes, int offset, int length) throws IOException {
        stalled = !isWritable(stalled ? Duration.ZERO : PATIENCE);
        if (!stalled) {
            target.write(bytes, offset, length);
        }
        return !stalled;
    }

    private boolean isWritable(Duration patience) {
        try {
            return Waiting.forOutput(os.get(), descriptor, patience);
        } catch (LinkageError withoutLibc) {
            // Write without the check, so that the cause is logged.
            return true;
        }
    }

    /**
     * Logs the number of dropped messages on another thread: the logging framework accepts no nested message on this
     * one.
     */
    private void reportDropped() {
        long now = clock.nanos();
        if (dropped > 0 && now - reportedNanos >= REPORTING.toNanos()) {
            long count = dropped;
            dropped = 0;
            reportedNanos = now;
            DaemonThreads.of(
                            () -> LOGGER.warn("Log messages dropped, standard output was not read  count={}", count),
                            "igmp-proxy-log")
                    .start();
        }
    }
}
