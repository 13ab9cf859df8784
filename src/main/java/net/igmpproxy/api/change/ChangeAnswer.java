package net.igmpproxy.api.change;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Response to a change of a resource, which was made or, with {@code dryRun}, would be made.
 *
 * @param resource the resource after the change; its keys are written beside {@code items}
 * @param items    the differences in document order; empty if nothing changes
 */
public record ChangeAnswer<T>(@JsonUnwrapped T resource, List<ChangeResponse> items) {
    private static final String ITEMS = "items";

    public ChangeAnswer {
        items = List.copyOf(items);
    }

    /**
     * Returns a request body without the read-only key {@code items}, so that a client can send a response back. A body
     * with no other key is no resource: it is returned as it is, so that a list or a plan is refused.
     *
     * @param tree the parsed body
     */
    public static @Nullable Object resourceIn(@Nullable Object tree) {
        if (!(tree instanceof Map<?, ?> keys) || !keys.containsKey(ITEMS) || keys.size() == 1) {
            return tree;
        }
        Map<Object, @Nullable Object> resource = new LinkedHashMap<>(keys);
        resource.remove(ITEMS);
        return resource;
    }
}
