package net.igmpproxy.core.config.document;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import net.igmpproxy.core.config.DurationText;

/** Builds the tree of one object of the document; the keys have the order of the calls. */
final class TreeBuilder {
    private final Map<String, Object> tree = new LinkedHashMap<>();

    /** Adds a key. */
    TreeBuilder put(String key, Object value) {
        tree.put(key, value);
        return this;
    }

    /** Adds a key unless its value is the default. */
    TreeBuilder putUnless(Object fallback, String key, Object value) {
        return value.equals(fallback) ? this : put(key, value);
    }

    /** Adds a duration unless it is the default. */
    TreeBuilder putUnless(Duration fallback, String key, Duration value) {
        return value.equals(fallback) ? this : put(key, DurationText.format(value));
    }

    /** Adds a key if it has a value. */
    TreeBuilder putIfPresent(String key, Optional<?> value) {
        value.ifPresent(present -> put(key, present));
        return this;
    }

    Map<String, Object> build() {
        return tree;
    }
}
