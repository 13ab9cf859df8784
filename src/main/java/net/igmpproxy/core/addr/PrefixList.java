package net.igmpproxy.core.addr;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/**
 * An immutable list of networks, in any order, that finds the longest network of an address in logarithmic time: tens of
 * thousands are looked through for each packet of a new source.
 */
public final class PrefixList extends AbstractList<Ipv4Prefix> implements RandomAccess {
    private static final int NONE = -1;

    private final Ipv4Prefix[] items;

    /** Ascending; a network comes before those within it. */
    private final Ipv4Prefix[] sorted;

    /** For each sorted network the position of the smallest other one that contains it, or {@link #NONE}. */
    private final int[] enclosing;

    private PrefixList(List<Ipv4Prefix> prefixes) {
        items = prefixes.toArray(Ipv4Prefix[]::new);
        sorted = Arrays.stream(items).sorted().distinct().toArray(Ipv4Prefix[]::new);
        enclosing = new int[sorted.length];
        for (int i = 0; i < sorted.length; i++) {
            enclosing[i] = containing(i - 1, sorted[i].address());
        }
    }

    /** The list itself, if it is one of these, or else a copy of it. */
    public static PrefixList of(List<Ipv4Prefix> prefixes) {
        return prefixes instanceof PrefixList list ? list : new PrefixList(prefixes);
    }

    /** The length of the longest network that contains an address, or -1 if none does. */
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

    /** The position of a network, or of the smallest one around it, that contains an address. */
    private int containing(int position, Ipv4Address address) {
        int candidate = position;
        while (candidate != NONE && !sorted[candidate].contains(address)) {
            candidate = enclosing[candidate];
        }
        return candidate;
    }

    /** The position of the last network that does not begin behind an address, or {@link #NONE}. */
    private int lastFrom(Ipv4Address address) {
        int found = Arrays.binarySearch(sorted, Ipv4Prefix.host(address));
        return found >= 0 ? found : -found - 2;
    }
}
