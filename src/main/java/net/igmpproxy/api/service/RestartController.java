package net.igmpproxy.api.service;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import net.igmpproxy.api.error.ProblemException;
import net.igmpproxy.api.error.ProblemType;
import net.igmpproxy.runtime.control.ProxyControl;
import net.igmpproxy.runtime.control.RestartMode;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "service")
class RestartController {
    private final ProxyControl control;

    RestartController(ProxyControl control) {
        this.control = control;
    }

    @PostMapping(path = "/restart", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Restarts the proxy engine and responds when it forwards again",
            description = "Memberships and flows are kept, and unchanged MFC entries stay in the kernel, so"
                    + " streams continue.")
    @ApiResponse(responseCode = "200", description = "The proxy forwards again")
    @ApiResponse(responseCode = "400", description = "The value of cold is neither true nor false")
    @ApiResponse(responseCode = "409", description = "The proxy is not configured, or is disabled")
    @ApiResponse(responseCode = "503", description = "The proxy does not respond, or the kernel refuses an operation")
    ServiceResponse restart(
            @Parameter(
                            description = "Discard memberships and flows, and leave all groups first. Hosts"
                                    + " are queried again, and streams are interrupted until they"
                                    + " respond.",
                            example = "false")
                    @RequestParam(defaultValue = "false")
                    boolean cold) {
        try {
            control.restart(cold ? RestartMode.FORGET : RestartMode.KEEP);
        } catch (IllegalStateException refusal) {
            throw new ProblemException(ProblemType.NOT_RUNNING, String.valueOf(refusal.getMessage()));
        }
        return ServiceResponse.of(control.configuration(), control.status());
    }
}
