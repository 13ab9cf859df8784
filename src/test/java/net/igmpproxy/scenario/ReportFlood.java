package net.igmpproxy.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import net.igmpproxy.lab.Lan;
import net.igmpproxy.lab.wire.GroupRecord;
import net.igmpproxy.lab.wire.RecordType;

/** Flood of reports with random sources and groups at a fixed rate, until closed. */
final class ReportFlood implements AutoCloseable {
    private static final int BURSTS = 500;
    private static final int BURSTS_A_SECOND = 1_000;
    private static final long BURST_NANOS = 1_000_000_000L / BURSTS_A_SECOND;

    /** Limit of the backlog that a delayed sender catches up on, in nanoseconds. */
    private static final long CATCHING_UP_NANOS = 100 * BURST_NANOS;

    private final List<Runnable> bursts = new ArrayList<>();
    private final AtomicLong sent = new AtomicLong();
    private final int burstSize;
    private final Thread sender = new Thread(this::send, "report-flood");
    private long begun;
    private volatile boolean ended;

    /**
     * Prepares a flood.
     *
     * @param prefix the first two bytes of its addresses, such as {@code 10.101.}
     * @param rate   the reports per second
     */
    ReportFlood(Lan lan, String prefix, int rate, long seed) {
        Random random = new Random(seed);
        this.burstSize = rate / BURSTS_A_SECOND;
        for (int burst = 0; burst < BURSTS; burst++) {
            bursts.add(lan.prepared(Stream.generate(() -> report(lan, prefix, random))
                    .limit(burstSize)
                    .toList()));
        }
    }

    private static byte[] report(Lan lan, String prefix, Random random) {
        String host = prefix + (16 + random.nextInt(200)) + "." + random.nextInt(256);
        String group = "239.100." + random.nextInt(256) + "." + random.nextInt(256);
        return lan.forged(host).reportFrame(GroupRecord.of(RecordType.TO_EX, group));
    }

    ReportFlood start() {
        begun = System.nanoTime();
        sender.start();
        return this;
    }

    /** Returns the number of sent reports. */
    long sent() {
        return sent.get();
    }

    /** Returns the mean number of sent reports per second. */
    long rate() {
        return sent()
                * BURSTS_A_SECOND
                / Math.max(1, Duration.ofNanos(System.nanoTime() - begun).toMillis());
    }

    @Override
    public void close() {
        ended = true;
        try {
            sender.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void send() {
        long next = System.nanoTime();
        for (int burst = 0; !ended; burst = (burst + 1) % BURSTS) {
            bursts.get(burst).run();
            sent.addAndGet(burstSize);
            next = Math.max(next + BURST_NANOS, System.nanoTime() - CATCHING_UP_NANOS);
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }
}
