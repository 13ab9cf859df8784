package net.igmpproxy.api.interfaces;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import net.igmpproxy.api.change.ChangeAnswer;
import net.igmpproxy.api.change.ChangeOutcome;
import net.igmpproxy.api.change.ChangeRequest;
import net.igmpproxy.api.change.Changes;
import net.igmpproxy.api.change.ConfigurationPlan;
import net.igmpproxy.api.change.MergePatchMediaType;
import net.igmpproxy.api.error.ProblemException;
import net.igmpproxy.api.error.ProblemType;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.document.DocumentEdit;
import org.jspecify.annotations.Nullable;
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
    @ApiResponse(responseCode = "201", description = "The interface, with its URI in Location, and the changes")
    ResponseEntity<ChangeAnswer<InterfaceResponse>> addInterface(
            @RequestBody InterfaceRequest body, ChangeRequest request) {
        String name = body.name();
        Object wanted = body.configurationOf(name);
        return created(changes.carryOut(request, "add interface " + name, before -> add(before, name, wanted)), name);
    }

    @PutMapping(path = "/{name}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Adds an interface, or replaces its complete configuration")
    @ApiResponse(
            responseCode = "200",
            description =
                    "The interface, which was configured before and has been replaced, and the changes. With dryRun,"
                            + " the interface that would be configured, without status, and the changes.")
    @ApiResponse(responseCode = "201", description = "The interface has been added")
    ResponseEntity<ChangeAnswer<InterfaceResponse>> putInterface(
            @Parameter(example = "eth0") @PathVariable String name,
            @RequestBody InterfaceRequest body,
            ChangeRequest request) {
        Object wanted = body.configurationOf(name);
        boolean isNew = changes.configuration().interfaceNamed(name).isEmpty();
        ChangeOutcome outcome = changes.carryOut(
                isNew ? request.ofAbsent() : request,
                "put interface " + name,
                before -> put(before, name, wanted, request));
        return isNew ? created(outcome, name) : outcome.showStatus(resource(outcome, name));
    }

    @PatchMapping(
            path = "/{name}",
            consumes = {MergePatchMediaType.VALUE, MediaType.APPLICATION_JSON_VALUE})
    @Operation(
            summary = "Changes parts of an interface's configuration with a merge patch (RFC 7396)",
            description = "Omitted keys keep their values. null resets a key to its default.")
    @ApiResponse(
            responseCode = "200",
            description =
                    "The interface and the changes. With dryRun, the interface that would be configured, without status,"
                            + " and the changes.")
    @OfConfiguredInterface
    ResponseEntity<ChangeAnswer<InterfaceResponse>> patchInterface(
            @Parameter(example = "eth0") @PathVariable String name,
            @RequestBody InterfaceRequest body,
            ChangeRequest request) {
        Object patch = body.configurationOf(name);
        ChangeOutcome outcome =
                changes.carryOut(request, "patch interface " + name, before -> patch(before, name, patch));
        return outcome.showStatus(resource(outcome, name));
    }

    @DeleteMapping("/{name}")
    @Operation(summary = "Removes an interface from the configuration")
    @ApiResponse(responseCode = "204", description = "The interface has been removed")
    @OfConfiguredInterface
    ResponseEntity<ConfigurationPlan> removeInterface(
            @Parameter(example = "eth0") @PathVariable String name, ChangeRequest request) {
        return changes.carryOut(
                        request,
                        "remove interface " + name,
                        before -> DocumentEdit.removeInterface(
                                before, ConfiguredInterfaces.name(before, name).value()))
                .removed();
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

    private ResponseEntity<ChangeAnswer<InterfaceResponse>> created(ChangeOutcome outcome, String name) {
        URI location =
                UriComponentsBuilder.fromPath("/api/v1/interfaces/{name}").build(name);
        return outcome.showCreatedStatus(location, resource(outcome, name));
    }

    private InterfaceResponse resource(ChangeOutcome outcome, String name) {
        return outcome.isDryRun()
                ? interfaces.planned(outcome.after(), name)
                : interfaces.changed(outcome.after(), name);
    }
}
