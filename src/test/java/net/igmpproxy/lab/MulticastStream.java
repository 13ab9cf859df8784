package net.igmpproxy.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import net.igmpproxy.lab.wire.Ipv4;
import org.jspecify.annotations.Nullable;

/**
 * Numbered packets to one group, or to several in turn, until closed: one to each group, a pause, then a steady rate.
 * The pause allows for the kernel's limit of four queued packets per unresolved flow ({@code ipmr_cache_unresolved}): a
 * sender that catches up after a delay would lose more.
 */
public final class MulticastStream implements AutoCloseable {
    private static final long PAUSE_NANOS = 50_000_000;

    private final DatagramChannel channel;
    private final List<InetSocketAddress> groups;
    private final long intervalNanos;
    private final AtomicLong sent = new AtomicLong();
    private final Thread thread = new Thread(this::run, "stream");
    private volatile boolean stopping;
    private volatile @Nullable IOException failure;

    MulticastStream(DatagramChannel channel, List<String> groups, int packetsPerSecond) {
        this.channel = channel;
        this.groups = groups.stream()
                .map(group -> new InetSocketAddress(Ipv4.inet(group), StreamPacket.PORT))
                .toList();
        this.intervalNanos = 1_000_000_000L / packetsPerSecond;
        thread.setDaemon(true);
    }

    MulticastStream start() {
        thread.start();
        return this;
    }

    /** Returns the number of packets sent. */
    public long sent() {
        if (failure != null) {
            throw new UncheckedIOException(failure);
        }
        return sent.get();
    }

    /** Waits until the given number of further packets are sent; streams also serve as the clock of a test. */
    public void awaitSent(int more) {
        long goal = sent() + more;
        Await.until(
                more + " more packets sent", Await.PATIENCE.plusNanos(2L * more * intervalNanos), () -> sent() >= goal);
    }

    @Override
    public void close() {
        stopping = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
            channel.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run() {
        long start = System.nanoTime();
        try {
            for (long number = 0; awaitTurn(start + due(number)); number++) {
                send(number);
                sent.incrementAndGet();
            }
        } catch (IOException e) {
            failure = e;
        }
    }

    private long due(long number) {
        return number * intervalNanos + (number < groups.size() ? 0 : PAUSE_NANOS);
    }

    /** Waits for the time of the next packet. Returns false if the stream is closed. */
    private boolean awaitTurn(long nanoTime) {
        for (long left = nanoTime - System.nanoTime(); left > 0 && !stopping; left = nanoTime - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        return !stopping;
    }

    private void send(long number) throws IOException {
        InetSocketAddress group = groups.get((int) (number % groups.size()));
        int address = ByteBuffer.wrap(group.getAddress().getAddress()).getInt();
        channel.send(new StreamPacket(address, number / groups.size()).write(), group);
    }
}
