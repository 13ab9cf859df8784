package net.igmpproxy.api.interfaces;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.igmpproxy.api.AlsoText;
import net.igmpproxy.api.ItemList;
import net.igmpproxy.api.error.ProblemException;
import net.igmpproxy.api.error.ProblemType;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.config.ConfigurationWriter;
import net.igmpproxy.core.engine.InterfaceStatus;
import net.igmpproxy.runtime.ProxyControl;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/interfaces", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "interfaces", description = "The configured interfaces")
class InterfaceController {
    private final ProxyControl control;

    InterfaceController(ProxyControl control) {
        this.control = control;
    }

    @GetMapping
    @AlsoText
    @Operation(summary = "All configured interfaces in order of their names, with their status")
    @ApiResponse(responseCode = "200", description = "The interfaces")
    ItemList<InterfaceResponse> interfaces() {
        return new ItemList<>(all());
    }

    @GetMapping(produces = MediaType.TEXT_PLAIN_VALUE)
    @Operation(hidden = true)
    String interfacesAsText() {
        return InterfaceTable.of(all());
    }

    @GetMapping("/{name}")
    @AlsoText
    @Operation(summary = "One configured interface, with its status")
    @ApiResponse(responseCode = "200", description = "The interface")
    @ApiResponse(responseCode = "404", description = "No such interface is configured")
    InterfaceResponse interfaceNamed(@Parameter(example = "eth0") @PathVariable String name) {
        return all().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new ProblemException(ProblemType.UNKNOWN_INTERFACE, "No interface " + name + " is configured"));
    }

    @GetMapping(path = "/{name}", produces = MediaType.TEXT_PLAIN_VALUE)
    @Operation(hidden = true)
    String interfaceNamedAsText(@PathVariable String name) {
        return InterfaceTable.of(List.of(interfaceNamed(name)));
    }

    private List<InterfaceResponse> all() {
        Map<InterfaceName, StatusResponse> statuses =
                control.interfaces().stream().collect(Collectors.toMap(InterfaceStatus::name, StatusResponse::of));
        return control.configuration().interfaces().entrySet().stream()
                .map(entry -> new InterfaceResponse(
                        entry.getKey().value(),
                        ConfigurationWriter.write(entry.getValue()),
                        statuses.get(entry.getKey())))
                .toList();
    }
}
