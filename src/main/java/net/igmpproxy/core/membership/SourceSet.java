package net.igmpproxy.core.membership;

import java.util.AbstractCollection;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import net.igmpproxy.core.addr.Ipv4Address;

/**
 * Immutable set of source addresses in ascending order, with the set operations of the RFC's tables: {@code A+B},
 * {@code A-B} and {@code A*B} (RFC 9776 section 6.4.1). It needs four bytes per source, since a router may hold many.
 */
public final class SourceSet extends AbstractCollection<Ipv4Address> {
    /** Approximate cost of a binary search, in steps of a merge. */
    private static final int LOOK_UP_COST = 16;

    private static final SourceSet EMPTY = new SourceSet(new int[0]);

    /** Keys of {@link #toKey} in ascending signed order, which is the unsigned order of the addresses. */
    private final int[] keys;

    private SourceSet(int[] keys) {
        this.keys = keys;
    }

    /** Returns the empty set. */
    public static SourceSet empty() {
        return EMPTY;
    }

    /** Returns the set of the given sources. */
    public static SourceSet of(Ipv4Address... sources) {
        return copyOf(Arrays.asList(sources));
    }

    /** Returns the set of the given sources; duplicates count once. */
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
        if (other.isEmpty() || equals(other) || containsFew(other)) {
            return this;
        }
        return isEmpty() ? other : new SourceSetMerge(keys, other.keys).plus();
    }

    /** {@code A-B}: sources in this set that are not in the other one. */
    public SourceSet minus(SourceSet other) {
        if (equals(other)) {
            return EMPTY;
        }
        return isEmpty() || other.isEmpty() || lacksFew(other) ? this : new SourceSetMerge(keys, other.keys).minus();
    }

    /** {@code A*B}: sources in both sets. */
    public SourceSet intersect(SourceSet other) {
        if (equals(other) || other.isEmpty()) {
            return other;
        }
        return isEmpty() ? this : new SourceSetMerge(keys, other.keys).intersection();
    }

    /** Returns the sources that match; calls the predicate in ascending order. */
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

    /** Returns the index of a source in ascending order, from 0; negative if the set does not contain it. */
    public int indexOf(Ipv4Address source) {
        return Arrays.binarySearch(keys, toKey(source.bits()));
    }

    /** Returns the source at an index in ascending order, from 0. */
    public Ipv4Address get(int index) {
        return new Ipv4Address(toKey(keys[index]));
    }

    /**
     * Returns the number of equal sources in a row from one index of this set and one of another.
     *
     * @param from index in this set, from 0
     * @param there index in the other set, from 0
     */
    public int commonRun(int from, SourceSet other, int there) {
        return SourceSetMerge.commonRun(keys, from, other.keys, there);
    }

    /**
     * Returns the first sources of this set.
     *
     * @param most maximum number of sources, 0 or more
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

    /**
     * Returns true if binary searches for the sources of the other set cost less than a merge, and this set contains
     * all of them.
     */
    private boolean containsFew(SourceSet other) {
        return other.isFewBeside(this) && countOf(other) == other.keys.length;
    }

    /**
     * Returns true if binary searches for the sources of the other set cost less than a merge, and this set contains
     * none of them.
     */
    private boolean lacksFew(SourceSet other) {
        return other.isFewBeside(this) && countOf(other) == 0;
    }

    private int countOf(SourceSet other) {
        int count = 0;
        for (int key : other.keys) {
            count += Arrays.binarySearch(keys, key) >= 0 ? 1 : 0;
        }
        return count;
    }

    private boolean isFewBeside(SourceSet larger) {
        return keys.length * LOOK_UP_COST < larger.keys.length;
    }

    /** Creates the set of ascending keys; the caller must not change the array afterwards. */
    static SourceSet wrap(int[] keys) {
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
