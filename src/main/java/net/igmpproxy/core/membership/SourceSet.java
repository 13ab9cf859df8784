package net.igmpproxy.core.membership;

import java.util.AbstractCollection;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import net.igmpproxy.core.addr.Ipv4Address;

/**
 * An immutable set of source addresses in ascending order, with the operations of the RFC's tables: {@code A+B},
 * {@code A-B} and {@code A*B} (RFC 9776 section 6.4.1). Four octets a source, since a router may hold many.
 */
public final class SourceSet extends AbstractCollection<Ipv4Address> {
    /** How many steps of a merge a look-up is worth, roughly. */
    private static final int LOOK_UP_COST = 16;

    private static final SourceSet EMPTY = new SourceSet(new int[0]);

    /** Ascending as signed numbers after {@link #toKey}, which keeps the unsigned order of addresses. */
    private final int[] keys;

    private SourceSet(int[] keys) {
        this.keys = keys;
    }

    /** The set without any source. */
    public static SourceSet empty() {
        return EMPTY;
    }

    /** The set of the given sources. */
    public static SourceSet of(Ipv4Address... sources) {
        return copyOf(Arrays.asList(sources));
    }

    /** The set of the given sources; duplicates count once. */
    public static SourceSet copyOf(Collection<Ipv4Address> sources) {
        if (sources instanceof SourceSet set) {
            return set;
        }
        return wrap(sources.stream()
                .mapToInt(source -> toKey(source.bits()))
                .sorted()
                .distinct()
                .toArray());
    }

    /** {@code A+B}: sources in either set. */
    public SourceSet plus(SourceSet other) {
        if (other.isEmpty() || containsFew(other)) {
            return this;
        }
        return isEmpty() ? other : merge(other, true, true, true);
    }

    /** {@code A-B}: sources in this set that are not in the other. */
    public SourceSet minus(SourceSet other) {
        return isEmpty() || other.isEmpty() || lacksFew(other) ? this : merge(other, true, false, false);
    }

    /** {@code A*B}: sources in both sets. */
    public SourceSet intersect(SourceSet other) {
        if (isEmpty() || other.isEmpty()) {
            return EMPTY;
        }
        return containsFew(other) ? other : merge(other, false, true, false);
    }

    /** The sources that pass a test, which is called in ascending order. */
    public SourceSet filter(Predicate<Ipv4Address> wanted) {
        int[] passed = new int[keys.length];
        int size = 0;
        for (int key : keys) {
            if (wanted.test(new Ipv4Address(toKey(key)))) {
                passed[size++] = key;
            }
        }
        return size == keys.length ? this : wrap(Arrays.copyOf(passed, size));
    }

    /** The place of a source in ascending order, counted from 0; negative if it is not there. */
    public int indexOf(Ipv4Address source) {
        return Arrays.binarySearch(keys, toKey(source.bits()));
    }

    /**
     * The first sources of this set.
     *
     * @param most how many at most, 0 or more
     */
    public SourceSet first(int most) {
        return most >= keys.length ? this : wrap(Arrays.copyOf(keys, most));
    }

    @Override
    public boolean contains(Object candidate) {
        return candidate instanceof Ipv4Address address && indexOf(address) >= 0;
    }

    @Override
    public int size() {
        return keys.length;
    }

    @Override
    public Iterator<Ipv4Address> iterator() {
        return new KeyIterator(keys);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SourceSet set && (keys == set.keys || Arrays.equals(keys, set.keys));
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(keys);
    }

    /** Whether another set is so much smaller that looking its sources up costs less than a merge, and all are here. */
    private boolean containsFew(SourceSet other) {
        return other.isFewBeside(this)
                && Arrays.stream(other.keys).allMatch(key -> Arrays.binarySearch(keys, key) >= 0);
    }

    /** Likewise, and none is here. */
    private boolean lacksFew(SourceSet other) {
        return other.isFewBeside(this)
                && Arrays.stream(other.keys).noneMatch(key -> Arrays.binarySearch(keys, key) >= 0);
    }

    private boolean isFewBeside(SourceSet larger) {
        return keys.length * LOOK_UP_COST < larger.keys.length;
    }

    private SourceSet merge(SourceSet other, boolean onlyHere, boolean inBoth, boolean onlyThere) {
        int[] merged = new int[keys.length + other.keys.length];
        int size = 0;
        int here = 0;
        int there = 0;
        while (here < keys.length || there < other.keys.length) {
            int order = order(other, here, there);
            boolean wanted = order == 0 ? inBoth : order < 0 ? onlyHere : onlyThere;
            if (wanted) {
                merged[size++] = order <= 0 ? keys[here] : other.keys[there];
            }
            here += order <= 0 ? 1 : 0;
            there += order >= 0 ? 1 : 0;
        }
        return wrap(Arrays.copyOf(merged, size));
    }

    /** Which side comes next: negative this one, positive the other, zero both. */
    private int order(SourceSet other, int here, int there) {
        if (here == keys.length) {
            return 1;
        }
        return there == other.keys.length ? -1 : Integer.compare(keys[here], other.keys[there]);
    }

    private static SourceSet wrap(int[] keys) {
        return keys.length == 0 ? EMPTY : new SourceSet(keys);
    }

    private static int toKey(int bits) {
        return bits ^ Integer.MIN_VALUE;
    }

    private static final class KeyIterator implements Iterator<Ipv4Address> {
        private final int[] keys;
        private int next;

        KeyIterator(int[] keys) {
            this.keys = keys;
        }

        @Override
        public boolean hasNext() {
            return next < keys.length;
        }

        @Override
        public Ipv4Address next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return new Ipv4Address(toKey(keys[next++]));
        }
    }
}
