package net.igmpproxy.exchange.igmpproxy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.igmpproxy.exchange.draft.Excerpt;

/**
 * A section of UCI.
 *
 * @param type    its type, such as {@code phyint}
 * @param place   where it begins
 * @param options values of each option or list, with their places
 */
record UciSection(String type, Excerpt place, Map<String, List<UciValue>> options) {
    UciSection(String type, Excerpt place) {
        this(type, place, new LinkedHashMap<>());
    }

    /** A value with its place. */
    record UciValue(String text, Excerpt place) {}

    /** The values of a key; empty if it is not set. */
    List<UciValue> values(String key) {
        return options.getOrDefault(key, List.of());
    }
}
