package net.igmpproxy.api.routes;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import net.igmpproxy.api.AlsoText;
import net.igmpproxy.api.ItemList;
import net.igmpproxy.api.PageRequest;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.engine.finding.RejectedSource;
import net.igmpproxy.runtime.control.ProxyControl;
import net.igmpproxy.runtime.port.Route;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "routes", description = "Forwarding entries and rejected sources")
class RouteController {
    private final ProxyControl control;

    RouteController(ProxyControl control) {
        this.control = control;
    }

    @GetMapping("/routes")
    @AlsoText
    @Operation(summary = "Lists the forwarding entries with their counters, ordered by group and source")
    @ApiResponse(responseCode = "200", description = "The entries")
    @ApiResponse(responseCode = "503", description = "The kernel does not return its counters")
    ItemList<RouteResponse> routes(
            @Parameter(description = "Return only entries whose packets arrive on this interface", example = "eth0")
                    @RequestParam(defaultValue = "")
                    String input,
            @Parameter(description = "Return only entries of this group", example = "239.1.1.1")
                    @RequestParam(defaultValue = "")
                    String group,
            PageRequest page) {
        List<Route> wanted = control.routes().stream()
                .filter(route -> input.isEmpty() || route.input().value().equals(input))
                .filter(route ->
                        group.isEmpty() || route.key().group().toString().equals(group))
                .toList();
        return page.cut(
                wanted, route -> key(route.key().group(), route.key().origin(), route.input()), RouteResponse::of);
    }

    @GetMapping(path = "/routes", produces = MediaType.TEXT_PLAIN_VALUE)
    @Operation(hidden = true)
    String routesAsText(
            @RequestParam(defaultValue = "") String input,
            @RequestParam(defaultValue = "") String group,
            PageRequest page) {
        return RouteTable.of(routes(input, group, page).items());
    }

    @GetMapping("/rejected-sources")
    @AlsoText
    @Operation(
            summary = "Lists the sources that no alt-subnet admits, ordered by group and source",
            description = "Packets from these sources are dropped. To admit a source, add its admittingSubnet"
                    + " to altSubnets of the interface. A source is removed from the list after 210"
                    + " seconds without packets.")
    @ApiResponse(responseCode = "200", description = "The sources")
    ItemList<RejectedSourceResponse> rejectedSources(PageRequest page) {
        return page.cut(control.rejectedTraffic(), traffic -> key(traffic.source()), RejectedSourceResponse::of);
    }

    @GetMapping(path = "/rejected-sources", produces = MediaType.TEXT_PLAIN_VALUE)
    @Operation(hidden = true)
    String rejectedSourcesAsText(PageRequest page) {
        return RejectedSourceTable.of(rejectedSources(page).items());
    }

    private static String key(RejectedSource rejected) {
        return key(rejected.group().address(), rejected.source(), rejected.interfaceName());
    }

    private static String key(Ipv4Address group, Ipv4Address source, InterfaceName input) {
        return String.format(Locale.ROOT, "%08x %08x %s", group.bits(), source.bits(), input);
    }
}
