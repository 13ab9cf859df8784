package net.igmpproxy.api.config;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import net.igmpproxy.api.change.ChangeRequest;
import net.igmpproxy.api.change.Changes;
import net.igmpproxy.api.error.ProblemException;
import net.igmpproxy.api.error.ProblemType;
import net.igmpproxy.core.config.ConfigurationChange;
import net.igmpproxy.core.exchange.ForeignFormat;
import net.igmpproxy.core.exchange.Import;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/config/import")
@Tag(name = "config")
class ImportController {
    /** Characters; a whole configuration of a router has less. */
    private static final int LONGEST = 4 << 20;

    private final Changes changes;

    ImportController(Changes changes) {
        this.changes = changes;
    }

    @PostMapping(consumes = MediaType.TEXT_PLAIN_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Takes over the configuration of another IGMP proxy",
            description = "Tells what document it comes to, how that differs from the one in force, and what has no"
                    + " counterpart here. Changes nothing unless apply is true.",
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
    @ApiResponse(
            responseCode = "200",
            description = "What it comes to",
            content = @Content(schema = @Schema(implementation = ImportResponse.class)))
    @ApiResponse(responseCode = "400", description = "The format is not known, or the body is missing")
    @ApiResponse(responseCode = "415", description = "The body is not text/plain")
    @ApiResponse(responseCode = "422", description = "The text cannot be taken; every error is listed with its line")
    ResponseEntity<?> importConfiguration(
            @Parameter(
                            description = "The format of the text",
                            schema = @Schema(allowableValues = {"vyos", "igmpproxy"}))
                    @RequestParam(defaultValue = "")
                    String format,
            @Parameter(description = "Whether to bring it into force") @RequestParam(defaultValue = "false")
                    boolean apply,
            @RequestBody String text,
            ChangeRequest request) {
        if (text.length() > LONGEST) {
            throw new ProblemException(
                    ProblemType.TOO_LARGE,
                    "The body is longer than " + LONGEST + " characters, more than any configuration");
        }
        Import taken =
                ForeignFormat.named(format).orElseThrow(() -> unknown(format)).read(text);
        List<ConfigurationChange> differences =
                ConfigurationChange.between(changes.configuration(), taken.configuration());
        if (!apply) {
            return ResponseEntity.ok(ImportResponse.of(taken, differences, false));
        }
        return changes.carryOutAndShow(
                request,
                "import of a configuration of " + format,
                before -> taken.configuration(),
                after -> ImportResponse.of(taken, differences, true));
    }

    private static ProblemException unknown(String format) {
        return ProblemException.ofParameter(
                "format", format, "must be one of " + String.join(", ", ForeignFormat.readable()));
    }
}
