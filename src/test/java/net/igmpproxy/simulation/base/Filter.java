package net.igmpproxy.simulation.base;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Source filter of a group (RFC 9776 section 2). Independent of the core's source filter, for comparison with it.
 *
 * @param exclude true for filter mode EXCLUDE
 * @param sources the source list
 */
public record Filter(boolean exclude, SortedSet<String> sources) {
    /** {@code INCLUDE {}}. */
    public static final Filter NOTHING = include(Collections.emptySortedSet());

    /** {@code EXCLUDE {}}. */
    public static final Filter EVERYTHING = exclude(Collections.emptySortedSet());

    public Filter {
        sources = Collections.unmodifiableSortedSet(new TreeSet<>(sources));
    }

    /** Returns a filter in INCLUDE mode. */
    public static Filter include(Collection<String> sources) {
        return new Filter(false, new TreeSet<>(sources));
    }

    /** Returns a filter in EXCLUDE mode. */
    public static Filter exclude(Collection<String> sources) {
        return new Filter(true, new TreeSet<>(sources));
    }

    /** Returns true if the filter is {@code INCLUDE {}}. */
    public boolean isNothing() {
        return !exclude && sources.isEmpty();
    }

    /** Returns true if the filter accepts a source. */
    public boolean wants(String source) {
        return exclude != sources.contains(source);
    }

    /** Merges filters exactly as RFC 9776 section 3.2 describes. */
    public static Filter merge(Collection<Filter> filters) {
        TreeSet<String> included = new TreeSet<>();
        TreeSet<String> excluded = null;
        for (Filter filter : filters) {
            if (!filter.exclude) {
                included.addAll(filter.sources);
            } else if (excluded == null) {
                excluded = new TreeSet<>(filter.sources);
            } else {
                excluded.retainAll(filter.sources);
            }
        }
        if (excluded == null) {
            return include(included);
        }
        excluded.removeAll(included);
        return exclude(excluded);
    }

    /** Returns the accepted sources of a list. */
    public SortedSet<String> wantedOf(Collection<String> list) {
        TreeSet<String> wanted = new TreeSet<>(list);
        wanted.removeIf(source -> !wants(source));
        return wanted;
    }

    @Override
    public String toString() {
        return (exclude ? "EXCLUDE " : "INCLUDE ") + sources;
    }
}
