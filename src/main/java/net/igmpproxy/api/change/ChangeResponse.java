package net.igmpproxy.api.change;

import io.swagger.v3.oas.annotations.media.Schema;
import net.igmpproxy.core.config.document.ConfigurationChange;
import org.jspecify.annotations.Nullable;

/**
 * A difference between the configuration in force and another.
 *
 * @param path the place
 * @param from what stands there now; {@code null} for nothing
 * @param to   what would stand there; {@code null} for nothing
 */
@Schema(name = "ConfigurationChange", description = "What would change at one place of the document; null for nothing")
public record ChangeResponse(
        @Schema(description = "The place", example = "interfaces.eth0.threshold")
        String path,

        @Schema(ref = AnyValueDescription.REFERENCE) @Nullable
        Object from,

        @Schema(ref = AnyValueDescription.REFERENCE) @Nullable
        Object to) {
    /** As the API shows a change. */
    public static ChangeResponse of(ConfigurationChange change) {
        return new ChangeResponse(change.path().text(), change.from(), change.to());
    }
}
