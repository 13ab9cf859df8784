package net.igmpproxy.runtime.control;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** How often values of certain sizes have occurred. Any thread may use it. */
public final class Histogram {
    private final List<Long> bounds;
    private final AtomicLongArray counts;
    private final AtomicLong sum = new AtomicLong();

    /**
     * @param bounds the largest value of each bucket, ascending; one more bucket has all that is larger
     */
    Histogram(List<Long> bounds) {
        this.bounds = List.copyOf(bounds);
        this.counts = new AtomicLongArray(bounds.size() + 1);
    }

    /**
     * A reading.
     *
     * @param bounds the largest value of each bucket but the last
     * @param counts how many values each bucket has, one more than there are bounds
     * @param sum    of all values
     */
    public record Reading(List<Long> bounds, List<Long> counts, long sum) {
        public Reading {
            bounds = List.copyOf(bounds);
            counts = List.copyOf(counts);
        }
    }

    /** Notes a value. */
    public void note(long value) {
        int bucket = 0;
        while (bucket < bounds.size() && value > bounds.get(bucket)) {
            bucket++;
        }
        counts.incrementAndGet(bucket);
        sum.addAndGet(value);
    }

    /** What has been noted; the sum may be ahead of the counts by what is being noted. */
    public Reading read() {
        List<Long> read = new ArrayList<>();
        for (int bucket = 0; bucket < counts.length(); bucket++) {
            read.add(counts.get(bucket));
        }
        return new Reading(bounds, read, sum.get());
    }
}
