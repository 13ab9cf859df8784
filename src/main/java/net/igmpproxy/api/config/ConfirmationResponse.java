package net.igmpproxy.api.config;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.igmpproxy.api.change.ChangeResponse;
import net.igmpproxy.core.config.document.ConfigurationChange;
import net.igmpproxy.runtime.storage.Confirmation;
import org.jspecify.annotations.Nullable;

/** Pending confirmation of a configuration change, if any. */
@Schema(name = "Confirmation")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ConfirmationResponse(
        @Schema(description = "Whether a change waits for confirmation")
        boolean pending,

        @Schema(description = "Time of the rollback. Omitted if no change is pending.") @Nullable
        Instant deadline,

        @Schema(description = "Changes that the rollback would undo. Omitted if no change is pending.") @Nullable
        List<ChangeResponse> changes) {
    static ConfirmationResponse of(Optional<Confirmation> pending) {
        return pending.map(confirmation -> new ConfirmationResponse(
                        true,
                        confirmation.deadline(),
                        ConfigurationChange.between(confirmation.before(), confirmation.after()).stream()
                                .map(ChangeResponse::of)
                                .toList()))
                .orElseGet(() -> new ConfirmationResponse(false, null, null));
    }
}
