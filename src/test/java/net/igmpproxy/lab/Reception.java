package net.igmpproxy.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Received packets of one stream at one place. */
public final class Reception {
    private static final int END_OF_STREAM = 100;
    private static final Duration OVERTAKEN = Duration.ofSeconds(1);

    private final BitSet seen = new BitSet();
    private long packets;
    private @Nullable Instant first;
    private @Nullable Instant last;

    synchronized void add(long sequence, Instant time) {
        seen.set(Math.toIntExact(sequence));
        packets++;
        if (first == null) {
            first = time;
        }
        last = time;
    }

    /** Returns the number of received packets, including duplicates. */
    public synchronized long packets() {
        return packets;
    }

    /**
     * Returns the number of missing packets between the first and the last received one. Waits up to a second for
     * missing packets: a packet in process on one CPU may be overtaken by the next on another.
     */
    public long lost() {
        return lost(0);
    }

    /**
     * Returns the number of missing packets, minus a known number.
     *
     * @param known the number of packets known to be missing
     */
    public long lost(long known) {
        Await.within(OVERTAKEN, () -> missing() == known);
        return missing() - known;
    }

    /** Returns the number of packets sent before the first received one. */
    public synchronized long missedAtStart() {
        return Math.max(0, seen.nextSetBit(0));
    }

    /** Returns the number of duplicates. */
    public synchronized long duplicates() {
        return packets - seen.cardinality();
    }

    /** Returns the time of the first packet. */
    public synchronized Optional<Instant> first() {
        return Optional.ofNullable(first);
    }

    /** Returns the time of the latest packet. */
    public synchronized Optional<Instant> last() {
        return Optional.ofNullable(last);
    }

    /** Waits for the given number of further packets. */
    public void await(int more) {
        long goal = packets() + more;
        Await.until(more + " more packets", () -> packets() >= goal);
    }

    /** Waits until nothing is received while the stream continues: no packet during 100 sent ones. */
    public void awaitEnd(MulticastStream stream) {
        Await.until("the end of the stream at this place", Await.PATIENCE, () -> {
            long before = packets();
            stream.awaitSent(END_OF_STREAM);
            return packets() == before;
        });
    }

    /** Returns the number of currently missing packets, without waiting. */
    public synchronized long missing() {
        return seen.isEmpty() ? 0 : seen.length() - seen.nextSetBit(0) - seen.cardinality();
    }
}
