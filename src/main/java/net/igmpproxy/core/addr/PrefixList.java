package net.igmpproxy.core.addr;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/**
 * Immutable list of prefixes in any order, with longest-prefix match in logarithmic time. The
 * proxy searches tens of thousands of prefixes for each packet of a new source.
 */
public final class PrefixList extends AbstractList<Ipv4Prefix> implements RandomAccess {
    private static final int NONE = -1;

    private final Ipv4Prefix[] items;

    /** Prefixes in ascending order; a prefix comes before those that it contains. */
    private final Ipv4Prefix[] sorted;

    /** Index of the smallest other prefix that contains a sorted prefix, or {@link #NONE}. */
    private final int[] enclosing;

    private PrefixList(List<Ipv4Prefix> prefixes) {
        items = prefixes.toArray(Ipv4Prefix[]::new);
        sorted = Arrays.stream(items).sorted().distinct().toArray(Ipv4Prefix[]::new);
        enclosing = new int[sorted.length];
        for (int i = 0; i < sorted.length; i++) {
            enclosing[i] = containing(i - 1, sorted[i].address());
        }
    }

    /** Returns the list itself if it is a {@code PrefixList}, else a copy. */
    public static PrefixList of(List<Ipv4Prefix> prefixes) {
        return prefixes instanceof PrefixList list ? list : new PrefixList(prefixes);
    }

    /** Returns the length of the longest prefix that contains an address, or -1 if none does. */
    public int longestMatch(Ipv4Address address) {
        int match = containing(lastFrom(address), address);
        return match == NONE ? NONE : sorted[match].length();
    }

    @Override
    public Ipv4Prefix get(int position) {
        return items[position];
    }

    @Override
    public int size() {
        return items.length;
    }

    @Override
    public boolean contains(Object candidate) {
        return candidate instanceof Ipv4Prefix prefix && Arrays.binarySearch(sorted, prefix) >= 0;
    }

    /** Returns the index of a prefix, or of the smallest one around it, that contains an address. */
    private int containing(int position, Ipv4Address address) {
        int candidate = position;
        while (candidate != NONE && !sorted[candidate].contains(address)) {
            candidate = enclosing[candidate];
        }
        return candidate;
    }

    /** Returns the index of the last prefix that does not start after an address, or {@link #NONE}. */
    private int lastFrom(Ipv4Address address) {
        int found = Arrays.binarySearch(sorted, Ipv4Prefix.host(address));
        return found >= 0 ? found : -found - 2;
    }
}
