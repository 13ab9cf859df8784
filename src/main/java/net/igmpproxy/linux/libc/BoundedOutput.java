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
 * Standard output that nobody has to wait for: a pipe or terminal whose reader has stopped would hold up every thread that logs, the
 * loop among them. What is not taken in time is dropped, and counted. Any thread may use it.
 */
public final class BoundedOutput extends OutputStream {
    private static final Logger LOGGER = LoggerFactory.getLogger(BoundedOutput.class);

    /** So much a pipe that can be written to takes at once ({@code PIPE_BUF} in pipe(7)). */
    private static final int PIECE_BYTES = 4096;

    /** A reader that is at work takes what there is sooner. */
    private static final Duration PATIENCE = Duration.ofMillis(20);

    private static final Duration REPORTING = Duration.ofMinutes(1);

    private final Supplier<Native> os;
    private final int descriptor;
    private final OutputStream target;
    private final MonotonicClock clock;

    /** The last write was not taken: the next one does not wait for it. */
    private boolean stalled;

    /** A line was dropped after a part of it had been written. */
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

    /** Has {@link System#out} and {@link System#err} wait for nobody from now on. */
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

    /** Writes a message, or drops what is left of it. */
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
            // Whatever else fails for it is to be logged.
            return true;
        }
    }

    /** Not on this thread, which the log takes no second message from meanwhile. */
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
