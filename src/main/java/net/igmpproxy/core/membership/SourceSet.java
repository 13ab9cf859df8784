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
        if (other.isEmpty() || equals(other) || containsFew(other)) {
            return this;
        }
        return isEmpty() ? other : new SourceSetMerge(keys, other.keys).plus();
    }

    /** {@code A-B}: sources in this set that are not in the other. */
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

    /** The source at a place in ascending order, counted from 0. */
    public Ipv4Address get(int index) {
        return new Ipv4Address(toKey(keys[index]));
    }

    /**
     * How many sources from two places on are the same in two sets.
     *
     * @param from  a place in this set, counted from 0
     * @param there a place in the other set
     */
    public int commonRun(int from, SourceSet other, int there) {
        return SourceSetMerge.commonRun(keys, from, other.keys, there);
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
        return other.isFewBeside(this) && countOf(other) == other.keys.length;
    }

    /** Likewise, and none is here. */
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

    /** The set with these keys, which are in ascending order and are not changed any more. */
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
