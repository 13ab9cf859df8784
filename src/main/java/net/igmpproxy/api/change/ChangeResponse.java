package net.igmpproxy.api.change;

import io.swagger.v3.oas.annotations.media.Schema;
import net.igmpproxy.core.config.document.ConfigurationChange;
import org.jspecify.annotations.Nullable;

/**
 * Difference between the configuration in force and another one.
 *
 * @param path the path in the document
 * @param from the current value; {@code null} if there is none
 * @param to   the new value; {@code null} if there is none
 */
@Schema(name = "ConfigurationChange", description = "Change of one value in the document. null: no value.")
public record ChangeResponse(
        @Schema(description = "Location in the document", example = "interfaces.eth0.threshold")
        String path,

        @Schema(ref = AnyValueDescription.REFERENCE) @Nullable
        Object from,

        @Schema(ref = AnyValueDescription.REFERENCE) @Nullable
        Object to) {
    /** Converts a change to its REST representation. */
    public static ChangeResponse of(ConfigurationChange change) {
        return new ChangeResponse(change.path().text(), change.from(), change.to());
    }
}
