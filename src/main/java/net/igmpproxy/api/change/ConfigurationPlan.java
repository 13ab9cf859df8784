package net.igmpproxy.api.change;

import java.util.List;
import net.igmpproxy.core.config.document.ConfigurationChange;

/**
 * What a change would do.
 *
 * @param items the differences, in the order of the document; none if nothing would change
 */
public record ConfigurationPlan(List<ChangeResponse> items) {
    static ConfigurationPlan of(List<ConfigurationChange> changes) {
        return new ConfigurationPlan(changes.stream().map(ChangeResponse::of).toList());
    }
}
