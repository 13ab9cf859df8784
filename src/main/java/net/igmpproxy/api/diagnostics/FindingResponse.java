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
@Schema(name = "Finding", description = "Problem that prevents hosts from receiving streams, or may do so")
@JsonInclude(JsonInclude.Include.NON_NULL)
record FindingResponse(
        @Schema(description = "Finding type, a stable identifier", example = "reverse-path-filter")
        String type,

        @Schema(
                description = "error: hosts do not receive their streams. warning: hosts may not receive their"
                        + " streams. info: a hint for troubleshooting.",
                allowableValues = {"error", "warning", "info"},
                example = "warning")
        String severity,

        @JsonProperty("interface")
        @Schema(description = "Interface concerned. Omitted if the finding concerns all interfaces.", example = "eth0")
        @Nullable
        String interfaceName,

        @Schema(description = "Description of the problem") String message,

        @Schema(
                description = "Command or REST call that corrects the problem or shows more. Replace words in capital"
                        + " letters.",
                example = "sysctl -w net.ipv4.conf.eth0.rp_filter=2")
        String remedy,

        @Schema(
                description = "Time since which the condition has held. For recurring events: time of the first event.",
                format = "date-time",
                example = "2026-01-31T18:00:00Z")
        String since,

        @Schema(description = "Number of occurrences. Omitted for conditions that hold now.") @Nullable
        Long count,

        @Schema(description = "Seconds since the last occurrence. Omitted for conditions that hold now.") @Nullable
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
