package net.igmpproxy.api.interfaces;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import net.igmpproxy.api.change.ChangeAnswer;
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
    private final Changes changes;

    RoleController(Changes changes) {
        this.changes = changes;
    }

    @GetMapping
    @Operation(summary = "Returns the role of an interface")
    @ApiResponse(responseCode = "200", description = "The role")
    @OfConfiguredInterface
    ResponseEntity<RoleSetting> role(@Parameter(example = "eth0") @PathVariable String name) {
        return changes.show(present -> role(present, name));
    }

    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Sets the role of an interface")
    @ApiResponse(
            responseCode = "200",
            description = "The role and the changes. With dryRun, the role that would be set, and the changes.")
    @OfConfiguredInterface
    ResponseEntity<ChangeAnswer<RoleSetting>> putRole(
            @Parameter(example = "eth0") @PathVariable String name,
            @RequestBody RoleRequest wanted,
            ChangeRequest request) {
        Object role = wanted.role();
        return changes.carryOut(
                        request,
                        "role of interface " + name,
                        before -> ConfiguredInterfaces.with(before, name, "role", role))
                .show(after -> role(after, name));
    }

    private static RoleSetting role(ProxyConfiguration configuration, String name) {
        return new RoleSetting(
                ConfiguredInterfaces.get(configuration, name).role().name().toLowerCase(Locale.ROOT));
    }
}
