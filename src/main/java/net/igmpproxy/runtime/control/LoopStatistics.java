package net.igmpproxy.runtime.control;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.stream.LongStream;
import net.igmpproxy.runtime.port.IgmpSocket;

/** How the loop works: how long it takes for what. The loop thread notes it, any may read. */
public final class LoopStatistics {
    private static final List<Long> LATENCIES = LongStream.of(
                    20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 50_000, 100_000, 500_000)
            .map(TimeUnit.MICROSECONDS::toNanos)
            .boxed()
            .toList();

    private static final List<Long> SIZES = List.of(1L, 2L, 4L, 8L, 16L, 32L, 64L);

    /** Counted from 0, so that the first increase can be seen; what else a start may call is counted once it has failed. */
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
     * @param queueDepth how many commands wait at the moment; any thread may ask
     */
    public LoopStatistics(IntSupplier queueDepth) {
        this.queueDepth = queueDepth;
    }

    /** From when a batch of packets was read until the messages that follow from it were sent, in nanoseconds. */
    public Histogram reportLatency() {
        return reportLatency;
    }

    /** From when a batch of packets was read until the kernel had the entries that follow from it, in nanoseconds. */
    public Histogram entryLatency() {
        return entryLatency;
    }

    /** How long the loop has been at work between two waits, in nanoseconds. */
    public Histogram turnTime() {
        return turnTime;
    }

    /** How many packets and upcalls were read at once. */
    public Histogram batchSize() {
        return batchSize;
    }

    /** What the kernel has asked: for want of an entry, {@code no_cache}, or of the right interface, {@code wrong_vif}. */
    public Tally upcalls() {
        return upcalls;
    }

    /** Kernel calls that have failed, by call, such as {@code setsockopt(MRT_ADD_VIF)}. */
    public Tally kernelErrors() {
        return kernelErrors;
    }

    /** How many commands of other threads wait for the loop. */
    public int queueDepth() {
        return queueDepth.getAsInt();
    }

    public static String label(IgmpSocket.Upcall upcall) {
        return upcall.name().toLowerCase(Locale.ROOT);
    }
}
