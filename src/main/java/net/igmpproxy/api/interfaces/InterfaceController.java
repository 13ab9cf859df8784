package net.igmpproxy.api.interfaces;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import net.igmpproxy.api.AlsoText;
import net.igmpproxy.api.ItemList;
import net.igmpproxy.api.change.Changes;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/interfaces", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "interfaces", description = "Configured interfaces")
class InterfaceController {
    private final InterfaceDirectory interfaces;
    private final Changes changes;

    InterfaceController(InterfaceDirectory interfaces, Changes changes) {
        this.interfaces = interfaces;
        this.changes = changes;
    }

    @GetMapping
    @AlsoText
    @Operation(summary = "Lists all configured interfaces with their status, ordered by name")
    @ApiResponse(responseCode = "200", description = "The interfaces")
    ItemList<InterfaceResponse> interfaces() {
        return new ItemList<>(interfaces.all());
    }

    @GetMapping(produces = MediaType.TEXT_PLAIN_VALUE)
    @Operation(hidden = true)
    String interfacesAsText() {
        return InterfaceTable.of(interfaces.all());
    }

    @GetMapping("/{name}")
    @AlsoText
    @Operation(summary = "Returns one configured interface with its status")
    @ApiResponse(responseCode = "200", description = "The interface")
    @OfConfiguredInterface
    InterfaceResponse interfaceNamed(@Parameter(example = "eth0") @PathVariable String name) {
        return interfaces.get(changes.configuration(), name);
    }

    @GetMapping(path = "/{name}", produces = MediaType.TEXT_PLAIN_VALUE)
    @Operation(hidden = true)
    String interfaceNamedAsText(@PathVariable String name) {
        return InterfaceTable.of(List.of(interfaces.get(changes.configuration(), name)));
    }
}
