package net.igmpproxy.exchange.igmpproxy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.igmpproxy.exchange.draft.Excerpt;

/**
 * UCI section.
 *
 * @param type section type, such as {@code phyint}
 * @param place position of the section
 * @param options values of each option or list
 */
record UciSection(String type, Excerpt place, Map<String, List<UciValue>> options) {
    UciSection(String type, Excerpt place) {
        this(type, place, new LinkedHashMap<>());
    }

    /** Value with its position. */
    record UciValue(String text, Excerpt place) {}

    /** Returns the values of a key; empty if it is not set. */
    List<UciValue> values(String key) {
        return options.getOrDefault(key, List.of());
    }
}
