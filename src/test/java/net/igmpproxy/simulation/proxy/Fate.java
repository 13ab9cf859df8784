package net.igmpproxy.simulation.proxy;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * What becomes of a packet in the kernel.
 *
 * @param verdict which way it went
 * @param leaves  indices of the interfaces it leaves through
 */
public record Fate(Verdict verdict, Set<Integer> leaves) {
    public Fate {
        leaves = Collections.unmodifiableSet(new TreeSet<>(leaves));
    }

    /** Ways a packet may go. */
    public enum Verdict {
        /** An entry matched. */
        FORWARDED,
        /** No entry matched: it is kept, and the program is asked. */
        NO_CACHE,
        /** The entry expects it elsewhere: it is dropped, and the program is told. */
        WRONG_VIF,
        /** It is dropped, and the program does not learn of it. */
        DROPPED
    }

    static Fate of(Verdict verdict) {
        return new Fate(verdict, Set.of());
    }
}
