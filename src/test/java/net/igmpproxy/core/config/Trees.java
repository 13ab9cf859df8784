package net.igmpproxy.core.config;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Documents as parsers make them, in few words. */
final class Trees {
    private Trees() {}

    /** A map of alternating keys and values, in this order; values may be {@code null}. */
    static Map<String, @Nullable Object> map(@Nullable Object... keysAndValues) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
        }
        return map;
    }

    /** A document with {@code eth0} alone. */
    static Map<String, @Nullable Object> eth0(@Nullable Object... keysAndValues) {
        return map("interfaces", map("eth0", map(keysAndValues)));
    }
}
