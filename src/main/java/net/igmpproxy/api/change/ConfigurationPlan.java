package net.igmpproxy.api.change;

import java.util.List;
import net.igmpproxy.core.config.document.ConfigurationChange;

/**
 * Result of a dry run.
 *
 * @param items the differences in document order; empty if nothing would change
 */
public record ConfigurationPlan(List<ChangeResponse> items) {
    static ConfigurationPlan of(List<ConfigurationChange> changes) {
        return new ConfigurationPlan(changes.stream().map(ChangeResponse::of).toList());
    }
}
