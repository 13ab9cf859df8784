package net.igmpproxy.core.config.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.igmpproxy.core.config.InterfaceConfiguration;
import org.jspecify.annotations.Nullable;

/** Short notation for document trees as parsers produce them. */
public final class Trees {
    private Trees() {}

    /** Returns a map of alternating keys and values, in this order; values may be {@code null}. */
    public static Map<String, @Nullable Object> map(@Nullable Object... keysAndValues) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
        }
        return map;
    }

    /** Returns a document with the interface {@code eth0} only. */
    public static Map<String, @Nullable Object> eth0(@Nullable Object... keysAndValues) {
        return map("interfaces", map("eth0", map(keysAndValues)));
    }

    /** Returns all errors of a document. */
    public static List<FieldError> errorsOf(@Nullable Object tree) {
        try {
            ConfigurationReader.read(tree);
        } catch (InvalidConfigurationException refusal) {
            return refusal.errors();
        }
        return List.of();
    }

    /** Returns the configuration of the only interface of a document. */
    public static InterfaceConfiguration only(Map<String, @Nullable Object> tree) {
        return ConfigurationReader.read(tree).interfaces().values().iterator().next();
    }
}
