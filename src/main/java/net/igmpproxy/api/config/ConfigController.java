package net.igmpproxy.api.config;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import net.igmpproxy.api.change.ChangeAnswer;
import net.igmpproxy.api.change.ChangeRequest;
import net.igmpproxy.api.change.Changes;
import net.igmpproxy.api.change.MergePatchMediaType;
import net.igmpproxy.api.error.ProblemException;
import net.igmpproxy.api.query.QueryParameters;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.exchange.ForeignFormat;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/config", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "config", description = "Configuration document")
class ConfigController {
    private static final String FORMAT = "format";

    private final Changes changes;

    ConfigController(Changes changes) {
        this.changes = changes;
    }

    @GetMapping
    @Operation(
            summary = "Returns the configuration in force",
            description = "With format, returns the configuration as commands of another IGMP proxy. Settings without"
                    + " a counterpart there are listed as comments at the top.",
            parameters =
                    @Parameter(
                            name = FORMAT,
                            in = ParameterIn.QUERY,
                            description = "Export format. If omitted, the document is returned as JSON.",
                            schema = @Schema(type = "string", allowableValues = "vyos")))
    @ApiResponse(
            responseCode = "200",
            description = "The document with its version as ETag, or the commands",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = ConfigurationSchema.class)),
                @Content(mediaType = MediaType.TEXT_PLAIN_VALUE, schema = @Schema(type = "string"))
            })
    @ApiResponse(responseCode = "400", description = "The format is unknown, or can only be imported")
    @QueryParameters(FORMAT)
    ResponseEntity<ConfigurationDocument> currentConfiguration() {
        return changes.show(ConfigurationDocument::new);
    }

    /** Returns text even to a client that accepts JSON only, since an export format has no other form. */
    @GetMapping(
            params = {FORMAT, FORMAT + "!="},
            produces = {MediaType.TEXT_PLAIN_VALUE, MediaType.APPLICATION_JSON_VALUE})
    @Operation(hidden = true)
    ResponseEntity<String> configurationIn(@RequestParam String format) {
        return configurationAsText(format);
    }

    @GetMapping(produces = MediaType.TEXT_PLAIN_VALUE)
    @Operation(hidden = true)
    ResponseEntity<String> configurationAsText(@RequestParam(defaultValue = "") String format) {
        String text = ForeignFormat.named(format)
                .flatMap(known -> known.write(changes.configuration()))
                .orElseThrow(() -> ProblemException.ofParameter(
                        FORMAT, format, "must be one of " + String.join(", ", ForeignFormat.writable())))
                .text();
        return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body(text);
    }

    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Replaces the complete configuration",
            description = "The document is validated, stored and applied. Only the differences are applied, so"
                    + " streams that the change does not affect continue. Omitted keys get their defaults.")
    @ApiResponse(
            responseCode = "200",
            description =
                    "The new document with its version as ETag, and the changes. With dryRun, the document that would be"
                            + " in force, and the changes.")
    ResponseEntity<ChangeAnswer<ConfigurationDocument>> replaceConfiguration(
            @RequestBody ConfigurationRequest body, ChangeRequest request) {
        ProxyConfiguration wanted = body.complete();
        return changes.carryOut(request, "replace the document", before -> wanted)
                .show(ConfigurationDocument::new);
    }

    @PatchMapping(consumes = {MergePatchMediaType.VALUE, MediaType.APPLICATION_JSON_VALUE})
    @Operation(
            summary = "Changes parts of the configuration with a merge patch (RFC 7396)",
            description = "Omitted keys keep their values. null resets a key to its default, or removes an interface.")
    @ApiResponse(
            responseCode = "200",
            description =
                    "The new document with its version as ETag, and the changes. With dryRun, the document that would be"
                            + " in force, and the changes.")
    ResponseEntity<ChangeAnswer<ConfigurationDocument>> patchConfiguration(
            @RequestBody ConfigurationRequest patch, ChangeRequest request) {
        return changes.carryOut(request, "patch the document", patch::applyTo).show(ConfigurationDocument::new);
    }
}
