package net.igmpproxy.simulation.proxy;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Result of a packet in the kernel.
 *
 * @param verdict the result
 * @param leaves  the indices of its output interfaces
 */
public record Fate(Verdict verdict, Set<Integer> leaves) {
    public Fate {
        leaves = Collections.unmodifiableSet(new TreeSet<>(leaves));
    }

    /** Kind of result. */
    public enum Verdict {
        /** An entry matched. */
        FORWARDED,
        /** No entry matched: the kernel queues the packet and sends an upcall. */
        NO_CACHE,
        /** The input interface differs from that of the entry: the kernel drops the packet and sends an upcall. */
        WRONG_VIF,
        /** The kernel drops the packet without an upcall. */
        DROPPED
    }

    static Fate of(Verdict verdict) {
        return new Fate(verdict, Set.of());
    }
}
