package net.igmpproxy.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What has arrived of one stream at one place. */
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

    /** Packets that arrived, duplicates included. */
    public synchronized long packets() {
        return packets;
    }

    /**
     * Packets that are missing between the first and the last that arrived. Whatever is missing gets a second to come:
     * a packet that one CPU has still in hand may be overtaken by the next, sent on another.
     */
    public long lost() {
        return lost(0);
    }

    /**
     * The same, without those that were known to be missing.
     *
     * @param known how many
     */
    public long lost(long known) {
        Await.within(OVERTAKEN, () -> missing() == known);
        return missing() - known;
    }

    /** Packets that were sent before the first that arrived. */
    public synchronized long missedAtStart() {
        return Math.max(0, seen.nextSetBit(0));
    }

    /** Packets that arrived more than once. */
    public synchronized long duplicates() {
        return packets - seen.cardinality();
    }

    /** When the first packet arrived. */
    public synchronized Optional<Instant> first() {
        return Optional.ofNullable(first);
    }

    /** When the latest packet arrived. */
    public synchronized Optional<Instant> last() {
        return Optional.ofNullable(last);
    }

    /** Waits until some more packets have arrived than until now. */
    public void await(int more) {
        long goal = packets() + more;
        Await.until(more + " more packets", () -> packets() >= goal);
    }

    /** Waits until nothing arrives any more while a stream goes on: not one packet in a hundred sent. */
    public void awaitEnd(MulticastStream stream) {
        Await.until("the end of the stream at this place", Await.PATIENCE, () -> {
            long before = packets();
            stream.awaitSent(END_OF_STREAM);
            return packets() == before;
        });
    }

    /** The same as of now. */
    public synchronized long missing() {
        return seen.isEmpty() ? 0 : seen.length() - seen.nextSetBit(0) - seen.cardinality();
    }
}
