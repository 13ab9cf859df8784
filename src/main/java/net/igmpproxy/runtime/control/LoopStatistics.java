package net.igmpproxy.runtime.control;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.stream.LongStream;
import net.igmpproxy.runtime.port.IgmpSocket;

/** Statistics of the loop. Written by the loop thread, readable by any thread. */
public final class LoopStatistics {
    private static final List<Long> LATENCIES = LongStream.of(
                    20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 50_000, 100_000, 500_000)
            .map(TimeUnit.MICROSECONDS::toNanos)
            .boxed()
            .toList();

    private static final List<Long> SIZES = List.of(1L, 2L, 4L, 8L, 16L, 32L, 64L);

    /**
     * Kernel calls counted from 0, so that the first increase is visible. Other calls, made at startup, are counted
     * from their first failure.
     */
    private static final List<String> CALLS_WHILE_FORWARDING = List.of(
            "setsockopt(MRT_ADD_VIF)",
            "setsockopt(MRT_DEL_VIF)",
            "setsockopt(MRT_ADD_MFC)",
            "setsockopt(MRT_ADD_MFC_PROXY)",
            "setsockopt(MRT_DEL_MFC)",
            "setsockopt(MRT_DEL_MFC_PROXY)",
            "setsockopt(IP_ADD_MEMBERSHIP)",
            "recvmmsg",
            "sendmmsg",
            "sendto",
            "recv",
            "recv(NETLINK_ROUTE)",
            "handover");

    private final Histogram reportLatency = new Histogram(LATENCIES);
    private final Histogram entryLatency = new Histogram(LATENCIES);
    private final Histogram turnTime = new Histogram(LATENCIES);
    private final Histogram batchSize = new Histogram(SIZES);
    private final Tally upcalls = new Tally(
            label(IgmpSocket.Upcall.NO_CACHE),
            label(IgmpSocket.Upcall.WRONG_VIF),
            label(IgmpSocket.Upcall.MESSAGE_HELD));
    private final Tally kernelErrors = new Tally(CALLS_WHILE_FORWARDING.toArray(String[]::new));
    private final IntSupplier queueDepth;

    /**
     * @param queueDepth returns the number of waiting commands; thread-safe
     */
    public LoopStatistics(IntSupplier queueDepth) {
        this.queueDepth = queueDepth;
    }

    /** Returns the latency from the read of a batch to the send of the resulting messages, in nanoseconds. */
    public Histogram reportLatency() {
        return reportLatency;
    }

    /**
     * Returns the latency from the read of a batch to the installation of the resulting MFC entries, in nanoseconds.
     */
    public Histogram entryLatency() {
        return entryLatency;
    }

    /** Returns the duration of a loop turn without its wait, in nanoseconds. */
    public Histogram turnTime() {
        return turnTime;
    }

    /** Returns the number of packets and upcalls per batch. */
    public Histogram batchSize() {
        return batchSize;
    }

    /** Returns the upcalls by kind: {@code no_cache}, {@code wrong_vif} and {@code message_held}. */
    public Tally upcalls() {
        return upcalls;
    }

    /** Returns the failed kernel calls by call, such as {@code setsockopt(MRT_ADD_VIF)}. */
    public Tally kernelErrors() {
        return kernelErrors;
    }

    /** Returns the number of commands of other threads that wait for the loop. */
    public int queueDepth() {
        return queueDepth.getAsInt();
    }

    public static String label(IgmpSocket.Upcall upcall) {
        return upcall.name().toLowerCase(Locale.ROOT);
    }
}
