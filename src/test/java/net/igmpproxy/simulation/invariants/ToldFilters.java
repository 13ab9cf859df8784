package net.igmpproxy.simulation.invariants;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import net.igmpproxy.lab.wire.GroupRecord;
import net.igmpproxy.lab.wire.RecordType;
import net.igmpproxy.simulation.base.Filter;

/** What has been told upstream of each group, put together from what was sent. */
final class ToldFilters {
    private final Map<String, Filter> told = new TreeMap<>();

    /** What has been told of a group. */
    Filter of(String group) {
        return told.getOrDefault(group, Filter.NOTHING);
    }

    /** The groups of which something has been told. */
    Set<String> groups() {
        return new TreeSet<>(told.keySet());
    }

    /** A report of version 1 or 2. */
    void join(String group) {
        told.put(group, Filter.EVERYTHING);
    }

    /** A Leave, or what is left of a group in version 1, which has none. */
    void leave(String group) {
        told.remove(group);
    }

    /** Nothing that was told counts any more. */
    void clear() {
        told.clear();
    }

    /** An older version is spoken: a member counts as one of all sources, and of groups of SSM nothing is said. */
    void forgetSources(Predicate<String> sourceSpecific) {
        told.keySet().removeIf(sourceSpecific);
        told.replaceAll((group, filter) -> filter.isNothing() ? filter : Filter.EVERYTHING);
    }

    /** A record of version 3: one that tells of a change, or an answer, which must be true. */
    void apply(GroupRecord entry) {
        Filter before = of(entry.group());
        Filter list = Filter.include(entry.sources());
        Filter after = switch (entry.type()) {
            case TO_IN -> list;
            case TO_EX -> Filter.exclude(entry.sources());
            case ALLOW -> allow(before, list);
            case BLOCK -> block(before, list);
            case IS_EX, IS_IN -> before;
        };
        told.put(entry.group(), after);
        // Perhaps a part only: the answer to a query about sources.
        boolean untrue = entry.type() == RecordType.IS_IN
                && !before.wantedOf(entry.sources()).equals(list.sources());
        if (untrue || (entry.type() == RecordType.IS_EX && !before.equals(Filter.exclude(entry.sources())))) {
            throw new Violation("answers upstream " + entry + ", but has told " + before);
        }
    }

    private static Filter allow(Filter before, Filter list) {
        return before.exclude() ? Filter.exclude(minus(before, list)) : Filter.merge(List.of(before, list));
    }

    private static Filter block(Filter before, Filter list) {
        if (before.exclude()) {
            Set<String> excluded = new TreeSet<>(before.sources());
            excluded.addAll(list.sources());
            return Filter.exclude(excluded);
        }
        return Filter.include(minus(before, list));
    }

    private static Set<String> minus(Filter from, Filter list) {
        Set<String> left = new TreeSet<>(from.sources());
        left.removeAll(list.sources());
        return left;
    }
}
