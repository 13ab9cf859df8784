package net.igmpproxy.api.interfaces;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import java.util.Map;
import net.igmpproxy.api.change.ChangeRequest;
import net.igmpproxy.api.change.Changes;
import net.igmpproxy.core.config.ProxyConfiguration;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/interfaces/{name}/role", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "interfaces")
class RoleController {
    private static final String ROLE = "role";

    private final Changes changes;

    RoleController(Changes changes) {
        this.changes = changes;
    }

    @GetMapping
    @Operation(summary = "Returns the role of an interface")
    @ApiResponse(
            responseCode = "200",
            description = "The role",
            content = @Content(schema = @Schema(implementation = RoleSchema.class)))
    @ApiResponse(responseCode = "404", description = "The interface is not configured")
    ResponseEntity<?> role(@Parameter(example = "eth0") @PathVariable String name) {
        return changes.show(present -> role(present, name));
    }

    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Sets the role of an interface",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = RoleSchema.class))))
    @ApiResponse(
            responseCode = "200",
            description = "The role. With dryRun, the list of changes.",
            content = @Content(schema = @Schema(implementation = RoleSchema.class)))
    @ApiResponse(responseCode = "404", description = "The interface is not configured")
    ResponseEntity<?> putRole(
            @Parameter(example = "eth0") @PathVariable String name, @RequestBody Object body, ChangeRequest request) {
        Object role = SingleValue.of(body, ROLE, "must be one of upstream, downstream, disabled");
        return changes.carryOutAndShow(
                request,
                "role of interface " + name,
                before -> ConfiguredInterfaces.with(before, name, ROLE, role),
                after -> role(after, name));
    }

    private static Map<String, String> role(ProxyConfiguration configuration, String name) {
        return Map.of(
                ROLE,
                ConfiguredInterfaces.get(configuration, name).role().name().toLowerCase(Locale.ROOT));
    }
}
