package net.igmpproxy.api.config;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import net.igmpproxy.api.change.ChangeResponse;
import net.igmpproxy.runtime.change.ConfigurationVersion;
import net.igmpproxy.runtime.storage.Revision;
import org.jspecify.annotations.Nullable;

/** Revision of the configuration. */
@Schema(name = "Revision")
@JsonInclude(JsonInclude.Include.NON_NULL)
record RevisionResponse(
        @Schema(description = "Revision number, ascending", example = "7")
        long revision,

        @Schema(description = "Time at which the revision came into force")
        Instant time,

        @Schema(
                description =
                        "Author: authenticated user name, anonymous, or the part of the service that made the change")
        String author,

        @Schema(description = "Client address of the request. Empty if there was no request.", example = "127.0.0.1")
        String address,

        @Schema(description = "Short description of the change", example = "put interface eth1")
        String reason,

        @Schema(description = "Version of the document, as in ETag")
        String version,

        @Schema(description = "Differences from the previous revision")
        List<ChangeResponse> changes,

        @Schema(description = "Complete document. Omitted in lists.", implementation = ConfigurationSchema.class)
        @Nullable
        ConfigurationDocument configuration) {
    /** Converts a revision to a list item, without its document. */
    static RevisionResponse summary(Revision revision) {
        return of(revision, null);
    }

    /** Converts a revision with its document. */
    static RevisionResponse whole(Revision revision) {
        return of(revision, new ConfigurationDocument(revision.configuration()));
    }

    private static RevisionResponse of(Revision revision, @Nullable ConfigurationDocument configuration) {
        return new RevisionResponse(
                revision.number(),
                revision.time(),
                revision.author().name(),
                revision.author().address(),
                revision.reason(),
                ConfigurationVersion.of(revision.configuration()).value(),
                revision.changes().stream().map(ChangeResponse::of).toList(),
                configuration);
    }
}
