package net.igmpproxy.api.diagnostics;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.engine.finding.Finding.Occurrences;
import net.igmpproxy.runtime.diagnosis.DatedDiagnosis;
import net.igmpproxy.runtime.diagnosis.finding.Diagnosis;
import org.jspecify.annotations.Nullable;

/** Diagnostic finding as a REST response. */
@Schema(name = "Finding", description = "Something that keeps hosts from getting what they want, or may do so")
@JsonInclude(JsonInclude.Include.NON_NULL)
record FindingResponse(
        @Schema(description = "Its kind; stays the same", example = "reverse-path-filter")
        String type,

        @Schema(
                description = "error: hosts do not get what they want; warning: they may not; info: good to know when"
                        + " they do not",
                allowableValues = {"error", "warning", "info"},
                example = "warning")
        String severity,

        @JsonProperty("interface")
        @Schema(description = "Where; left out if it concerns all", example = "eth0")
        @Nullable
        String interfaceName,

        @Schema(description = "What is wrong") String message,

        @Schema(
                description = "A command or a REST call against it, or one that tells more; words in capitals are to be"
                        + " replaced",
                example = "sysctl -w net.ipv4.conf.eth0.rp_filter=2")
        String remedy,

        @Schema(
                description =
                        "When it was first seen, and has been since; of what happens now and then, when it happened"
                                + " first",
                format = "date-time",
                example = "2026-01-31T18:00:00Z")
        String since,

        @Schema(description = "How often it has happened; left out of what is so now") @Nullable
        Long count,

        @Schema(description = "Seconds since the last time; left out of what is so now") @Nullable
        Double lastSeen) {
    private static final double MILLIS_PER_SECOND = 1000;

    static FindingResponse of(DatedDiagnosis dated) {
        Diagnosis diagnosis = dated.diagnosis();
        return new FindingResponse(
                diagnosis.type(),
                diagnosis.severity().name().toLowerCase(Locale.ROOT),
                diagnosis.interfaceName().map(InterfaceName::value).orElse(null),
                diagnosis.message(),
                diagnosis.remedy(),
                dated.since().truncatedTo(ChronoUnit.MILLIS).toString(),
                diagnosis.occurrences().map(Occurrences::count).orElse(null),
                diagnosis
                        .occurrences()
                        .map(occurrences -> seconds(occurrences.last()))
                        .orElse(null));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / MILLIS_PER_SECOND;
    }
}
