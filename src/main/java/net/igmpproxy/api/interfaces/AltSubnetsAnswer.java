package net.igmpproxy.api.interfaces;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import net.igmpproxy.api.change.ChangeOutcome;
import net.igmpproxy.api.change.ConfigurationPlan;

/**
 * Response to a change of all alt-subnets of an interface. A list has no place for the differences, so the response to a
 * dry run has them instead of the list. Not a sealed type: springdoc logs a fault when it reads one without a schema.
 *
 * @param outcome the change
 * @param subnets alt-subnets after the change
 */
record AltSubnetsAnswer(ChangeOutcome outcome, List<String> subnets) {
    /** Returns the alt-subnets after the change, or the differences that it would make. */
    @JsonValue
    Object json() {
        return outcome.isDryRun() ? new ConfigurationPlan(outcome.items()) : subnets;
    }
}
