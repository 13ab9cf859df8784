package net.igmpproxy.api.service;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import net.igmpproxy.api.change.ChangeAnswer;
import net.igmpproxy.api.change.ChangeRequest;
import net.igmpproxy.api.change.Changes;
import net.igmpproxy.core.config.ProxyConfiguration;
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
    @ApiResponse(responseCode = "200", description = "The setting")
    ResponseEntity<Toggle> quickleave() {
        return changes.show(QuickleaveController::quickleave);
    }

    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Turns quickleave on or off")
    @ApiResponse(
            responseCode = "200",
            description =
                    "The setting and the changes. With dryRun, the setting that would be in force, and the changes.")
    ResponseEntity<ChangeAnswer<Toggle>> putQuickleave(@RequestBody ToggleRequest wanted, ChangeRequest request) {
        boolean isEnabled = wanted.enabled();
        return changes.carryOut(
                        request, "quickleave " + (isEnabled ? "on" : "off"), before -> before.withQuickleave(isEnabled))
                .show(QuickleaveController::quickleave);
    }

    private static Toggle quickleave(ProxyConfiguration configuration) {
        return new Toggle(configuration.quickleave());
    }
}
