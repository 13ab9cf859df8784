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
            summary = "Restarts the proxy engine; answers when it forwards again",
            description =
                    "What has been learnt is kept, and entries that stay the same are not touched: streams go on.")
    @ApiResponse(responseCode = "200", description = "It forwards again")
    @ApiResponse(responseCode = "400", description = "cold is neither true nor false")
    @ApiResponse(responseCode = "409", description = "igmp-proxy is not configured, or is disabled")
    @ApiResponse(responseCode = "503", description = "The proxy does not answer, or the kernel refuses")
    ServiceResponse restart(
            @Parameter(
                            description =
                                    "Forgets what has been learnt, and leaves all groups first: hosts are asked anew, and"
                                            + " streams are interrupted until they have answered",
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
