package net.igmpproxy.api.change;

import java.util.List;

/**
 * Response to the dry run of a removal, which leaves no resource to show.
 *
 * @param items the differences in document order; empty if nothing would change
 */
public record ConfigurationPlan(List<ChangeResponse> items) {
    public ConfigurationPlan {
        items = List.copyOf(items);
    }
}
