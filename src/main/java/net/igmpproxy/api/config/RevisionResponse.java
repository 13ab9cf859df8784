package net.igmpproxy.api.config;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.igmpproxy.api.change.ChangeResponse;
import net.igmpproxy.core.config.document.ConfigurationWriter;
import net.igmpproxy.runtime.change.ConfigurationVersion;
import net.igmpproxy.runtime.storage.Revision;
import org.jspecify.annotations.Nullable;

/** Revision of the configuration. */
@Schema(name = "Revision")
@JsonInclude(JsonInclude.Include.NON_NULL)
record RevisionResponse(
        @Schema(description = "Counts up from 1", example = "7")
        long revision,

        @Schema(description = "When it came into force") Instant time,

        @Schema(description = "The name its author was authenticated by, anonymous, or what of the service did it")
        String author,

        @Schema(description = "The address the request came from; empty if there was none", example = "127.0.0.1")
        String address,

        @Schema(description = "What it was, in a few words", example = "put interface eth1")
        String reason,

        @Schema(description = "The version of the document, as ETag has it")
        String version,

        @Schema(description = "How it differs from the one before")
        List<ChangeResponse> changes,

        @Schema(description = "The whole document; left out in lists", implementation = ConfigurationSchema.class)
        @Nullable
        Map<String, Object> configuration) {
    /** Converts a revision to a list item, without its document. */
    static RevisionResponse summary(Revision revision) {
        return of(revision, null);
    }

    /** Converts a revision with its document. */
    static RevisionResponse whole(Revision revision) {
        return of(revision, ConfigurationWriter.write(revision.configuration()));
    }

    private static RevisionResponse of(Revision revision, @Nullable Map<String, Object> configuration) {
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
