package net.igmpproxy.api.interfaces;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import net.igmpproxy.api.InterfaceSchema;
import net.igmpproxy.api.change.ChangeRequest;
import net.igmpproxy.api.change.Changes;
import net.igmpproxy.api.change.MergePatchMediaType;
import net.igmpproxy.api.error.ProblemException;
import net.igmpproxy.api.error.ProblemType;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.document.DocumentEdit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

@RestController
@RequestMapping(path = "/api/v1/interfaces", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "interfaces")
class InterfaceChangeController {
    private final InterfaceDirectory interfaces;
    private final Changes changes;

    InterfaceChangeController(InterfaceDirectory interfaces, Changes changes) {
        this.interfaces = interfaces;
        this.changes = changes;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Adds an interface",
            description = "The interface need not exist. The proxy uses it as soon as it appears.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = NewInterfaceSchema.class))))
    @ApiResponse(
            responseCode = "201",
            description = "The interface, with its URI in Location",
            content = @Content(schema = @Schema(implementation = InterfaceResponse.class)))
    ResponseEntity<?> addInterface(@RequestBody Object body, ChangeRequest request) {
        String name = ConfiguredInterfaces.nameIn(body);
        Object wanted = ConfiguredInterfaces.configuration(body, name);
        return changes.carryOutWithStatus(
                request, "add interface " + name, before -> add(before, name, wanted), after -> created(after, name));
    }

    @PutMapping(path = "/{name}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Adds an interface, or replaces its complete configuration",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = InterfaceSchema.class))))
    @ApiResponse(
            responseCode = "200",
            description =
                    "The interface was configured before and has been replaced. With dryRun, the list of" + " changes.",
            content = @Content(schema = @Schema(implementation = InterfaceResponse.class)))
    @ApiResponse(
            responseCode = "201",
            description = "The interface has been added",
            content = @Content(schema = @Schema(implementation = InterfaceResponse.class)))
    ResponseEntity<?> putInterface(
            @Parameter(example = "eth0") @PathVariable String name, @RequestBody Object body, ChangeRequest request) {
        Object wanted = ConfiguredInterfaces.configuration(body, name);
        boolean isNew = changes.configuration().interfaceNamed(name).isEmpty();
        return changes.carryOutWithStatus(
                isNew ? request.ofAbsent() : request,
                "put interface " + name,
                before -> put(before, name, wanted, request),
                after -> isNew ? created(after, name) : ResponseEntity.ok(interfaces.changed(after, name)));
    }

    @PatchMapping(
            path = "/{name}",
            consumes = {MergePatchMediaType.VALUE, MediaType.APPLICATION_JSON_VALUE})
    @Operation(
            summary = "Changes parts of an interface's configuration with a merge patch (RFC 7396)",
            description = "Omitted keys keep their values. null resets a key to its default.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = InterfaceSchema.class))))
    @ApiResponse(
            responseCode = "200",
            description = "The interface. With dryRun, the list of changes.",
            content = @Content(schema = @Schema(implementation = InterfaceResponse.class)))
    @ApiResponse(responseCode = "404", description = "The interface is not configured")
    ResponseEntity<?> patchInterface(
            @Parameter(example = "eth0") @PathVariable String name, @RequestBody Object body, ChangeRequest request) {
        Object patch = ConfiguredInterfaces.configuration(body, name);
        return changes.carryOutWithStatus(
                request,
                "patch interface " + name,
                before -> patch(before, name, patch),
                after -> ResponseEntity.ok(interfaces.changed(after, name)));
    }

    @DeleteMapping("/{name}")
    @Operation(summary = "Removes an interface from the configuration")
    @ApiResponse(responseCode = "204", description = "The interface has been removed")
    @ApiResponse(responseCode = "404", description = "The interface is not configured")
    ResponseEntity<?> removeInterface(@Parameter(example = "eth0") @PathVariable String name, ChangeRequest request) {
        return changes.carryOut(
                request,
                "remove interface " + name,
                before -> DocumentEdit.removeInterface(
                        before, ConfiguredInterfaces.name(before, name).value()),
                after -> ResponseEntity.noContent().build());
    }

    private static ProxyConfiguration put(
            ProxyConfiguration before, String name, @Nullable Object wanted, ChangeRequest request) {
        if (before.interfaceNamed(name).isPresent()) {
            request.requirePresentAllowed();
        }
        return DocumentEdit.putInterface(before, name, wanted);
    }

    private static ProxyConfiguration add(ProxyConfiguration before, String name, @Nullable Object wanted) {
        if (before.interfaceNamed(name).isPresent()) {
            throw new ProblemException(
                    ProblemType.ALREADY_EXISTS,
                    "Interface " + name + " is configured already: PUT or PATCH /api/v1/interfaces/" + name
                            + " changes it");
        }
        return DocumentEdit.putInterface(before, name, wanted);
    }

    private static ProxyConfiguration patch(ProxyConfiguration before, String name, @Nullable Object patch) {
        return DocumentEdit.mergeInterface(
                before, ConfiguredInterfaces.name(before, name).value(), patch);
    }

    private ResponseEntity<?> created(ProxyConfiguration after, String name) {
        URI location =
                UriComponentsBuilder.fromPath("/api/v1/interfaces/{name}").build(name);
        return ResponseEntity.status(HttpStatus.CREATED).location(location).body(interfaces.changed(after, name));
    }
}
