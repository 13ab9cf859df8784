package net.igmpproxy.api.diagnostics;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import net.igmpproxy.core.engine.Finding;
import org.jspecify.annotations.Nullable;

/** Something to mend. */
@Schema(name = "Finding", description = "Something that keeps hosts from getting what they want, or may do so")
@JsonInclude(JsonInclude.Include.NON_NULL)
record FindingResponse(
        @Schema(description = "Its kind; stays the same", example = "other-querier")
        String type,

        @JsonProperty("interface")
        @Schema(description = "Where; left out if it concerns all", example = "eth1")
        @Nullable
        String interfaceName,

        @Schema(description = "What is wrong") String message,
        @Schema(description = "What to do about it") String remedy,

        @Schema(description = "How often it has happened; left out of what is so now") @Nullable
        Long count,

        @Schema(description = "Seconds since the last time; left out of what is so now") @Nullable
        Double lastSeen) {
    private static final double MILLIS_PER_SECOND = 1000;

    /** Something that is so now. */
    static FindingResponse now(String type, Finding finding, String message, String remedy) {
        return new FindingResponse(type, finding.interfaceName().value(), message, remedy, null, null);
    }

    /** The same kind of thing, which has happened. */
    FindingResponse happened(Finding.Occurrences occurrences) {
        return new FindingResponse(
                type, interfaceName, message, remedy, occurrences.count(), seconds(occurrences.last()));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / MILLIS_PER_SECOND;
    }
}
