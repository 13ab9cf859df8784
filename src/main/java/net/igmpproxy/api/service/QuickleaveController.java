package net.igmpproxy.api.service;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import net.igmpproxy.api.change.ChangeRequest;
import net.igmpproxy.api.change.Changes;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.document.ConfigurationReader;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/quickleave", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "service")
class QuickleaveController {
    private final Changes changes;

    QuickleaveController(Changes changes) {
        this.changes = changes;
    }

    @GetMapping
    @Operation(summary = "Returns whether quickleave is on")
    @ApiResponse(
            responseCode = "200",
            description = "The setting",
            content = @Content(schema = @Schema(implementation = SwitchSchema.class)))
    ResponseEntity<?> quickleave() {
        return changes.show(QuickleaveController::quickleave);
    }

    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Turns quickleave on or off",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = SwitchSchema.class))))
    @ApiResponse(
            responseCode = "200",
            description = "The setting. With dryRun, the list of changes.",
            content = @Content(schema = @Schema(implementation = SwitchSchema.class)))
    ResponseEntity<?> putQuickleave(@RequestBody Object tree, ChangeRequest request) {
        boolean enabled = ConfigurationReader.readEnabled(tree);
        return changes.carryOutAndShow(
                request,
                "quickleave " + (enabled ? "on" : "off"),
                before -> before.withQuickleave(enabled),
                QuickleaveController::quickleave);
    }

    private static Map<String, Boolean> quickleave(ProxyConfiguration configuration) {
        return Map.of("enabled", configuration.quickleave());
    }
}
