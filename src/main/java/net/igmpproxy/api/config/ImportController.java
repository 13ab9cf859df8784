package net.igmpproxy.api.config;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.igmpproxy.api.change.ChangeAnswer;
import net.igmpproxy.api.change.ChangeOutcome;
import net.igmpproxy.api.change.ChangeRequest;
import net.igmpproxy.api.change.ChangeResponse;
import net.igmpproxy.api.change.Changes;
import net.igmpproxy.api.error.ProblemException;
import net.igmpproxy.api.error.ProblemType;
import net.igmpproxy.core.config.document.ConfigurationChange;
import net.igmpproxy.exchange.ForeignFormat;
import net.igmpproxy.exchange.ForeignText;
import net.igmpproxy.exchange.draft.Import;
import net.igmpproxy.exchange.draft.ImportError;
import net.igmpproxy.exchange.draft.ImportException;
import net.igmpproxy.exchange.text.SourceText;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/config/import")
@Tag(name = "config")
class ImportController {
    private static final String ONE_LINE =
            ". The text is one line: curl -d drops line breaks, send the file with --data-binary";

    private final Changes changes;

    /** Imported text and the format it was parsed as. */
    private record Source(ForeignFormat format, Import taken) {}

    ImportController(Changes changes) {
        this.changes = changes;
    }

    @PostMapping(consumes = MediaType.TEXT_PLAIN_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Imports the configuration of another IGMP proxy",
            description = "Returns the converted document, its differences from the configuration in force,"
                    + " and the settings without a counterpart. A text is imported completely, or refused"
                    + " with its erroneous lines. Nothing changes unless apply is true. The text is"
                    + " UTF-8, or UTF-16 with a byte order mark.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(type = "string"),
                                            examples =
                                                    @ExampleObject(
                                                            "set protocols igmp-proxy interface eth0 role upstream\n"
                                                                    + "set protocols igmp-proxy interface eth1 role"
                                                                    + " downstream\n"))))
    @ApiResponse(responseCode = "200", description = "The converted configuration")
    @ApiResponse(responseCode = "400", description = "The format is unknown, or the body is missing")
    @ApiResponse(responseCode = "415", description = "The body is not text/plain")
    @ApiResponse(
            responseCode = "422",
            description = "The text cannot be imported. All errors are listed with their lines.")
    ResponseEntity<ChangeAnswer<ImportResponse>> importConfiguration(
            @Parameter(
                            description = "Format of the text. If omitted, the format is detected. If the text"
                                    + " clearly has another format, that format is used and a warning is"
                                    + " returned.",
                            schema =
                                    @Schema(
                                            allowableValues = {
                                                "vyos",
                                                "igmpproxy",
                                                "uci",
                                                "mcproxy",
                                                "improxy",
                                                "routeros"
                                            }))
                    @RequestParam(defaultValue = "")
                    String format,
            @Parameter(description = "Apply the imported configuration") @RequestParam(defaultValue = "false")
                    boolean apply,
            @RequestBody byte[] body,
            @Parameter(hidden = true) @RequestHeader(HttpHeaders.CONTENT_TYPE) MediaType type,
            ChangeRequest request) {
        if (body.length > SourceText.MAX_BYTES) {
            throw new ProblemException(
                    ProblemType.TOO_LARGE,
                    "The body is longer than any configuration: " + SourceText.MAX_BYTES + " bytes are read");
        }
        Source source = read(said(format), decode(body, type));
        Import taken = source.taken();
        if (!apply) {
            List<ChangeResponse> differences =
                    ConfigurationChange.between(changes.configuration(), taken.configuration()).stream()
                            .map(ChangeResponse::of)
                            .toList();
            return ResponseEntity.ok(new ChangeAnswer<>(ImportResponse.of(taken, differences, false), differences));
        }
        ChangeOutcome outcome = changes.carryOut(
                request, "import of a configuration of " + source.format().label(), before -> taken.configuration());
        return outcome.show(after -> ImportResponse.of(taken, outcome.items(), !outcome.isDryRun()));
    }

    private static Source read(Optional<ForeignFormat> said, String content) {
        try {
            ForeignText text = ForeignText.of(said, content);
            return new Source(text.format(), text.read());
        } catch (ImportException refusal) {
            throw content.contains("\n") ? refusal : withRemark(refusal);
        }
    }

    /** Adds a hint about lost line breaks to the first error. A line number does not help in a text of one line. */
    private static ImportException withRemark(ImportException refusal) {
        List<ImportError> errors = new ArrayList<>(refusal.errors());
        ImportError first = errors.get(0);
        errors.set(0, new ImportError(first.line(), first.text(), first.message() + ONE_LINE));
        return new ImportException(errors);
    }

    private static Optional<ForeignFormat> said(String format) {
        if (format.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(ForeignFormat.named(format)
                .orElseThrow(() -> ProblemException.ofParameter(
                        "format", format, "must be one of " + String.join(", ", ForeignFormat.readable()))));
    }

    /** Decodes a body with the charset of its media type, or like a file if the type names none. */
    private static String decode(byte[] body, MediaType type) {
        Charset charset = type.getCharset();
        return charset == null || StandardCharsets.UTF_8.equals(charset)
                ? SourceText.decode(body)
                : new String(body, charset);
    }
}
