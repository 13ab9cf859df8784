package net.igmpproxy.runtime.control;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** Histogram of values. Thread-safe. */
public final class Histogram {
    private final List<Long> bounds;
    private final AtomicLongArray counts;
    private final AtomicLong sum = new AtomicLong();

    /**
     * @param bounds inclusive upper bounds of the buckets, ascending; one more bucket counts larger values
     */
    Histogram(List<Long> bounds) {
        this.bounds = List.copyOf(bounds);
        this.counts = new AtomicLongArray(bounds.size() + 1);
    }

    /**
     * Snapshot of a histogram.
     *
     * @param bounds inclusive upper bounds of all buckets but the last
     * @param counts values per bucket, one more than there are bounds
     * @param sum    sum of all values
     */
    public record Reading(List<Long> bounds, List<Long> counts, long sum) {
        public Reading {
            bounds = List.copyOf(bounds);
            counts = List.copyOf(counts);
        }
    }

    /** Adds a value. */
    public void note(long value) {
        int bucket = 0;
        while (bucket < bounds.size() && value > bounds.get(bucket)) {
            bucket++;
        }
        counts.incrementAndGet(bucket);
        sum.addAndGet(value);
    }

    /** Returns a snapshot. The sum may include a value that the counts do not include yet. */
    public Reading read() {
        List<Long> read = new ArrayList<>();
        for (int bucket = 0; bucket < counts.length(); bucket++) {
            read.add(counts.get(bucket));
        }
        return new Reading(bounds, read, sum.get());
    }
}
