package net.igmpproxy.api.interfaces;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import net.igmpproxy.api.change.ChangeOutcome;
import net.igmpproxy.api.change.ConfigurationPlan;

/** Response to a change of all alt-subnets of an interface. */
sealed interface AltSubnetsAnswer {
    /** Creates the response: the alt-subnets after the change, or the differences if it was only planned. */
    static AltSubnetsAnswer of(ChangeOutcome outcome, List<String> subnets) {
        return outcome.isDryRun() ? new Planned(new ConfigurationPlan(outcome.items())) : new Changed(subnets);
    }

    /** Alt-subnets after the change, as a list. */
    record Changed(@JsonValue List<String> subnets) implements AltSubnetsAnswer {}

    /** Differences that the change would make. A list has no place for the resource beside them. */
    record Planned(@JsonValue ConfigurationPlan plan) implements AltSubnetsAnswer {}
}
