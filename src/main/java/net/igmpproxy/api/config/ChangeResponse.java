package net.igmpproxy.api.config;

import io.swagger.v3.oas.annotations.media.Schema;
import net.igmpproxy.core.config.ConfigurationChange;
import org.jspecify.annotations.Nullable;

/** A difference between the configuration in force and another. */
@Schema(name = "ConfigurationChange", description = "What would change at one place of the document")
record ChangeResponse(
        @Schema(description = "The place", example = "interfaces.eth0.threshold")
        String path,

        @Schema(description = "What stands there now; null for nothing", nullable = true) @Nullable
        Object from,

        @Schema(description = "What would stand there; null for nothing", nullable = true) @Nullable
        Object to) {
    static ChangeResponse of(ConfigurationChange change) {
        return new ChangeResponse(change.path().text(), change.from(), change.to());
    }
}
