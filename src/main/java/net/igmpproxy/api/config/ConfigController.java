package net.igmpproxy.api.config;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.function.Predicate;
import net.igmpproxy.core.config.ConfigurationReader;
import net.igmpproxy.core.config.ConfigurationWriter;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.runtime.ConfigurationService;
import net.igmpproxy.runtime.ConfigurationVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/config", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "config", description = "The configuration document")
class ConfigController {
    private final ConfigurationService service;

    ConfigController(ConfigurationService service) {
        this.service = service;
    }

    @GetMapping
    @Operation(summary = "The configuration in force")
    @ApiResponse(
            responseCode = "200",
            description = "The document, with its version as ETag",
            content = @Content(schema = @Schema(implementation = ConfigurationSchema.class)))
    ResponseEntity<Map<String, Object>> configuration() {
        return document(service.configuration());
    }

    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Replaces the configuration as a whole",
            description = "Validated whole, stored, and brought into force by differences: streams that the change does"
                    + " not concern go on. Keys that are left out have their defaults.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = ConfigurationSchema.class))))
    @ApiResponse(
            responseCode = "200",
            description = "The new document, with its version as ETag; with dryRun, the list of what would change",
            content = @Content(schema = @Schema(anyOf = {ConfigurationSchema.class, ConfigurationPlan.class})))
    @ApiResponse(responseCode = "400", description = "The body is not JSON")
    @ApiResponse(responseCode = "409", description = "The proxy is enabled and would lack what it needs")
    @ApiResponse(responseCode = "412", description = "If-Match names another version than the one in force")
    @ApiResponse(responseCode = "415", description = "The body is not application/json")
    @ApiResponse(responseCode = "422", description = "The document is not valid; every error is listed")
    @ApiResponse(responseCode = "503", description = "The proxy does not answer")
    @ApiResponse(responseCode = "507", description = "The document cannot be stored")
    ResponseEntity<?> replaceConfiguration(
            @RequestBody Object tree,
            @Parameter(description = "Changes only the version of this ETag")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable
                    String ifMatch,
            @Parameter(description = "Only tells what would change") @RequestParam(defaultValue = "false")
                    boolean dryRun) {
        ProxyConfiguration wanted = ConfigurationReader.read(tree);
        Predicate<ConfigurationVersion> expected = IfMatch.versions(ifMatch);
        return dryRun
                ? ResponseEntity.ok(ConfigurationPlan.of(service.plan(expected, before -> wanted)))
                : document(service.change(expected, before -> wanted));
    }

    private static ResponseEntity<Map<String, Object>> document(ProxyConfiguration configuration) {
        return ResponseEntity.ok()
                .eTag(ConfigurationVersion.of(configuration).value())
                .body(ConfigurationWriter.write(configuration));
    }
}
