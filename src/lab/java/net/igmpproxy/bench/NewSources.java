package net.igmpproxy.bench;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import net.igmpproxy.lab.Lan;
import net.igmpproxy.lab.wire.DataFrame;
import net.igmpproxy.lab.wire.Ipv4;

/** Sources that each send one packet to a group, at a fixed rate and never the same source twice, until closed. */
final class NewSources implements AutoCloseable {
    private static final int BURSTS_A_SECOND = 200;
    private static final int PAYLOAD_BYTES = 100;
    private static final int TTL = 16;
    private static final int PORT = 5000;

    /** Number of addresses used in a /16 network. */
    private static final int ADDRESSES = 60_000;

    private static final int FIRST_ADDRESS = 1_000;

    private final Lan lan;
    private final String firstGroup;
    private final int burstSize;
    private final AtomicLong sent = new AtomicLong();
    private final Thread sender = new Thread(this::send, "new-sources");
    private volatile boolean closed;

    /**
     * @param firstGroup the first destination; the next group follows once every address has sent
     * @param aSecond    the packets per second
     */
    NewSources(Lan lan, String firstGroup, int aSecond) {
        this.lan = lan;
        this.firstGroup = firstGroup;
        this.burstSize = aSecond / BURSTS_A_SECOND;
    }

    NewSources start() {
        sender.start();
        return this;
    }

    /** Returns the number of packets sent. */
    long sent() {
        return sent.get();
    }

    @Override
    public void close() {
        closed = true;
        try {
            sender.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void send() {
        Pace pace = new Pace(BURSTS_A_SECOND);
        while (!closed) {
            pace.run(this::sendBurst);
        }
    }

    private void sendBurst() {
        long first = sent.get();
        List<byte[]> frames =
                LongStream.range(first, first + burstSize).mapToObj(this::frame).toList();
        lan.prepared(frames).run();
        sent.addAndGet(burstSize);
    }

    private byte[] frame(long number) {
        String network = lan.routerAddress().replaceFirst("\\.[0-9]+\\.[0-9]+$", ".0.0");
        String source = Ipv4.plus(network, FIRST_ADDRESS + (int) (number % ADDRESSES));
        String group = Ipv4.plus(firstGroup, (int) (number / ADDRESSES));
        return new DataFrame(source, TTL, PORT).around(group, ByteBuffer.allocate(PAYLOAD_BYTES));
    }
}
