package net.igmpproxy.core.config.document;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON Merge Patch (RFC 7396) on trees of maps, lists and scalars. */
final class MergePatch {
    private MergePatch() {}

    /** Applies a patch to a target (RFC 7396 section 2); changes neither tree. */
    static @Nullable Object apply(@Nullable Object target, @Nullable Object patch) {
        if (!(patch instanceof Map<?, ?> members)) {
            return patch;
        }
        Map<Object, @Nullable Object> merged = new LinkedHashMap<>();
        if (target instanceof Map<?, ?> present) {
            merged.putAll(present);
        }
        members.forEach((name, value) -> {
            if (value == null) {
                merged.remove(name);
            } else {
                merged.put(name, apply(merged.get(name), value));
            }
        });
        return merged;
    }
}
