package net.igmpproxy.api.service;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import net.igmpproxy.api.change.ChangeAnswer;
import net.igmpproxy.api.change.ChangeOutcome;
import net.igmpproxy.api.change.ChangeRequest;
import net.igmpproxy.api.change.Changes;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.runtime.control.ProxyControl;
import net.igmpproxy.runtime.control.ProxyUnavailableException;
import net.igmpproxy.runtime.control.ServiceStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/service", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "service", description = "State of the service")
class ServiceController {
    private final Changes changes;
    private final ProxyControl control;

    ServiceController(Changes changes, ProxyControl control) {
        this.changes = changes;
        this.control = control;
    }

    @GetMapping
    @Operation(summary = "Returns whether the proxy is enabled and whether it forwards")
    @ApiResponse(responseCode = "200", description = "The state, with reasons if the proxy does not forward")
    ServiceResponse service() {
        return ServiceResponse.of(changes.configuration(), control.status());
    }

    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Enables or disables the proxy")
    @ApiResponse(
            responseCode = "200",
            description =
                    "The state after the change, and the changes. With dryRun, the state that the configuration leads to"
                            + " if all its interfaces can be used, and the changes.")
    ResponseEntity<ChangeAnswer<ServiceResponse>> enableService(
            @RequestBody ToggleRequest wanted, ChangeRequest request) {
        boolean isEnabled = wanted.enabled();
        ChangeOutcome outcome = changes.carryOut(
                request, isEnabled ? "enable the proxy" : "disable the proxy", before -> before.withEnabled(isEnabled));
        ProxyConfiguration after = outcome.after();
        return outcome.showStatus(
                outcome.isDryRun() ? ServiceResponse.of(after, ServiceStatus.expected(after)) : changed(after));
    }

    /** Returns the response after a change. The change is in force even if the proxy does not report its status. */
    private ServiceResponse changed(ProxyConfiguration after) {
        try {
            return ServiceResponse.of(after, control.status());
        } catch (ProxyUnavailableException silent) {
            return ServiceResponse.of(after, ServiceStatus.unanswered(after, String.valueOf(silent.getMessage())));
        }
    }
}
