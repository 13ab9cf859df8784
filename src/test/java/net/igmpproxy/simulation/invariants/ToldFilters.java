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

/** Source filters reported upstream, derived from the sent messages. */
final class ToldFilters {
    private final Map<String, Filter> told = new TreeMap<>();

    /** Returns the reported filter of a group. */
    Filter of(String group) {
        return told.getOrDefault(group, Filter.NOTHING);
    }

    /** Returns the groups with a reported filter. */
    Set<String> groups() {
        return new TreeSet<>(told.keySet());
    }

    /** Applies an IGMPv1 or IGMPv2 report. */
    void join(String group) {
        told.put(group, Filter.EVERYTHING);
    }

    /** Applies a leave. In IGMPv1, which has no leave, the membership expires instead. */
    void leave(String group) {
        told.remove(group);
    }

    /** Removes all reported filters. */
    void clear() {
        told.clear();
    }

    /** Applies a change to an older version: a membership includes all sources, and SSM groups are not reported. */
    void forgetSources(Predicate<String> sourceSpecific) {
        told.keySet().removeIf(sourceSpecific);
        told.replaceAll((group, filter) -> filter.isNothing() ? filter : Filter.EVERYTHING);
    }

    /** Applies a record of IGMPv3. A current-state record must match the reported filter. */
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
        // May be partial: the answer to a group-and-source-specific query.
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
