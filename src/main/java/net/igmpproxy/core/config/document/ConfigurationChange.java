package net.igmpproxy.core.config.document;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.igmpproxy.core.config.ProxyConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Difference between two configuration documents at one path.
 *
 * @param path path of the value that differs
 * @param from value in the first document; {@code null} if absent
 * @param to value in the second document; {@code null} if absent
 */
public record ConfigurationChange(
        FieldPath path, @Nullable Object from, @Nullable Object to) {
    /** Maximum length of a value in {@link #toString}, in characters: lists may have thousands of items. */
    private static final int MAX_VALUE_LENGTH = 500;

    /** Returns all differences, in document order. Lists are compared as a whole. */
    public static List<ConfigurationChange> between(ProxyConfiguration from, ProxyConfiguration to) {
        List<ConfigurationChange> changes = new ArrayList<>();
        compare(FieldPath.ROOT, ConfigurationWriter.write(from), ConfigurationWriter.write(to), changes);
        return changes;
    }

    /** Formats the change for logs, as in {@code quickleave: true -> false}. */
    @Override
    public String toString() {
        return path + ": " + shown(from) + " -> " + shown(to);
    }

    private static String shown(@Nullable Object value) {
        return value == null ? "nothing" : FieldError.abbreviated(value.toString(), MAX_VALUE_LENGTH);
    }

    private static void compare(
            FieldPath path, @Nullable Object from, @Nullable Object to, List<ConfigurationChange> changes) {
        if (from instanceof Map<?, ?> fromMap && to instanceof Map<?, ?> toMap) {
            Set<Object> keys = new LinkedHashSet<>(fromMap.keySet());
            keys.addAll(toMap.keySet());
            keys.forEach(key -> compare(path.key(key.toString()), fromMap.get(key), toMap.get(key), changes));
        } else if (from == null || !from.equals(to)) {
            changes.add(new ConfigurationChange(path, from, to));
        }
    }
}
