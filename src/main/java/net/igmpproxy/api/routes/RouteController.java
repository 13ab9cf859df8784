package net.igmpproxy.api.routes;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import net.igmpproxy.api.AlsoText;
import net.igmpproxy.api.ItemList;
import net.igmpproxy.runtime.ProxyControl;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "routes", description = "What the kernel forwards, and what it drops")
class RouteController {
    private final ProxyControl control;

    RouteController(ProxyControl control) {
        this.control = control;
    }

    @GetMapping("/routes")
    @AlsoText
    @Operation(summary = "The forwarding entries with their counters, in order of group and then of source")
    @ApiResponse(responseCode = "200", description = "The entries")
    @ApiResponse(responseCode = "503", description = "The kernel does not tell its counters")
    ItemList<RouteResponse> routes() {
        return new ItemList<>(control.routes().stream().map(RouteResponse::of).toList());
    }

    @GetMapping(path = "/routes", produces = MediaType.TEXT_PLAIN_VALUE)
    @Operation(hidden = true)
    String routesAsText() {
        return RouteTable.of(routes().items());
    }

    @GetMapping("/rejected-sources")
    @Operation(
            summary = "Sources dropped because no alt-subnet admits them, in order of group and then of source",
            description = "Add the admittingSubnet to the altSubnets of the interface to let them through.")
    @ApiResponse(responseCode = "200", description = "The sources")
    ItemList<RejectedSourceResponse> rejectedSources() {
        return new ItemList<>(control.rejectedSources().stream()
                .map(RejectedSourceResponse::of)
                .toList());
    }
}
