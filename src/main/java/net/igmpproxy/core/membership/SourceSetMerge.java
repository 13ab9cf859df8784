package net.igmpproxy.core.membership;

import java.util.Arrays;

/**
 * Single-pass merge of two ascending arrays of keys. It copies runs of keys that are in both arrays or in one only.
 * Typically both arrays are nearly equal, or one is much smaller.
 */
final class SourceSetMerge {
    private final int[] here;
    private final int[] there;
    private int[] merged = {};
    private int size;

    SourceSetMerge(int[] here, int[] there) {
        this.here = here;
        this.there = there;
    }

    /** Returns the keys in either array. */
    SourceSet plus() {
        return merge(here.length + there.length, true, true, true);
    }

    /** Returns the keys in the first array only. */
    SourceSet minus() {
        return merge(here.length, true, false, false);
    }

    /** Returns the keys in both arrays. */
    SourceSet intersection() {
        return merge(Math.min(here.length, there.length), false, true, false);
    }

    private SourceSet merge(int most, boolean onlyHere, boolean inBoth, boolean onlyThere) {
        merged = new int[most];
        int i = 0;
        int j = 0;
        while (i < here.length && j < there.length) {
            if (here[i] == there[j]) {
                int run = commonRun(here, i, there, j);
                append(here, i, i + run, inBoth);
                i += run;
                j += run;
            } else if (here[i] < there[j]) {
                int end = endOfRunBelow(there[j], here, i);
                append(here, i, end, onlyHere);
                i = end;
            } else {
                int end = endOfRunBelow(here[i], there, j);
                append(there, j, end, onlyThere);
                j = end;
            }
        }
        append(here, i, here.length, onlyHere);
        append(there, j, there.length, onlyThere);
        return SourceSet.wrap(size == most ? merged : Arrays.copyOf(merged, size));
    }

    private void append(int[] keys, int from, int to, boolean wanted) {
        if (wanted) {
            System.arraycopy(keys, from, merged, size, to - from);
            size += to - from;
        }
    }

    /** Returns the number of equal keys in a row from one index of each array. */
    static int commonRun(int[] keys, int from, int[] others, int there) {
        int differs = Arrays.mismatch(keys, from, keys.length, others, there, others.length);
        return differs < 0 ? keys.length - from : differs;
    }

    /** Returns the first index after {@code from} whose key is not below a bound; searches in steps that double. */
    private static int endOfRunBelow(int bound, int[] keys, int from) {
        int low = from + 1;
        int high = low;
        for (int step = 1; high < keys.length && keys[high] < bound; step *= 2) {
            low = high + 1;
            high += step;
        }
        int found = Arrays.binarySearch(keys, low, Math.min(high, keys.length), bound);
        return found < 0 ? -found - 1 : found;
    }
}
