package net.igmpproxy.api.config;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import net.igmpproxy.api.change.ChangeResponse;
import net.igmpproxy.exchange.draft.Import;
import net.igmpproxy.exchange.draft.ImportWarning;

/** Result of importing a configuration in a foreign format. */
@Schema(name = "ImportedConfiguration")
record ImportResponse(
        @Schema(description = "Whether the configuration has been applied")
        boolean applied,

        @Schema(description = "Whether the document has an upstream and a downstream interface, as the proxy requires")
        boolean complete,

        @Schema(description = "The converted document", implementation = ConfigurationSchema.class)
        ConfigurationDocument configuration,

        @Schema(description = "Differences from the configuration that was in force")
        List<ChangeResponse> changes,

        @Schema(description = "Settings that have no counterpart or a different effect")
        List<Warning> warnings) {
    /** Part of the imported text that is not converted exactly. */
    @Schema(name = "ImportWarning")
    record Warning(
            @Schema(description = "Line number, from 1", example = "3")
            int line,

            @Schema(description = "Text of the line", example = "ratelimit 8000000")
            String text,

            @Schema(description = "Effect in the converted configuration")
            String message) {
        static Warning of(ImportWarning warning) {
            return new Warning(warning.line(), warning.text(), warning.message());
        }
    }

    static ImportResponse of(Import taken, List<ChangeResponse> changes, boolean applied) {
        return new ImportResponse(
                applied,
                taken.configuration().isWhole(),
                new ConfigurationDocument(taken.configuration()),
                changes,
                taken.warnings().stream().map(Warning::of).toList());
    }
}
