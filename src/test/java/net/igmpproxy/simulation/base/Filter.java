package net.igmpproxy.simulation.base;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which sources of a group somebody listens to (RFC 9776 section 2); a second writing of what the core calls a source
 * filter, to compare with it.
 *
 * @param exclude whether the listed sources are those not listened to
 * @param sources the list
 */
public record Filter(boolean exclude, SortedSet<String> sources) {
    /** {@code INCLUDE {}}. */
    public static final Filter NOTHING = include(Collections.emptySortedSet());

    /** {@code EXCLUDE {}}. */
    public static final Filter EVERYTHING = exclude(Collections.emptySortedSet());

    public Filter {
        sources = Collections.unmodifiableSortedSet(new TreeSet<>(sources));
    }

    /** Listens to these. */
    public static Filter include(Collection<String> sources) {
        return new Filter(false, new TreeSet<>(sources));
    }

    /** Listens to all but these. */
    public static Filter exclude(Collection<String> sources) {
        return new Filter(true, new TreeSet<>(sources));
    }

    /** Whether it listens to nothing. */
    public boolean isNothing() {
        return !exclude && sources.isEmpty();
    }

    /** Whether it listens to a source. */
    public boolean wants(String source) {
        return exclude != sources.contains(source);
    }

    /** What several together listen to, word by word as RFC 9776 section 3.2 has it. */
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

    /** The sources of a list that it listens to. */
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
