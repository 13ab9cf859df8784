package net.igmpproxy.api.interfaces;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import net.igmpproxy.api.change.ChangeAnswer;
import net.igmpproxy.api.change.ChangeOutcome;
import net.igmpproxy.api.change.ChangeRequest;
import net.igmpproxy.api.change.Changes;
import net.igmpproxy.api.change.ConfigurationPlan;
import net.igmpproxy.api.error.ProblemException;
import net.igmpproxy.api.error.ProblemType;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.config.ProxyConfiguration;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

@RestController
@RequestMapping(path = "/api/v1/interfaces/{name}/alt-subnets", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "interfaces")
class AltSubnetController {
    private static final String KEY = "altSubnets";

    private final Changes changes;

    AltSubnetController(Changes changes) {
        this.changes = changes;
    }

    @GetMapping
    @Operation(summary = "Networks whose sources and hosts are accepted in addition to the interface's own networks")
    @ApiResponse(
            responseCode = "200",
            description = "The networks",
            content = @Content(array = @ArraySchema(schema = @Schema(type = "string", example = "10.0.0.0/23"))))
    @OfConfiguredInterface
    ResponseEntity<List<String>> altSubnets(@Parameter(example = "eth0") @PathVariable String name) {
        return changes.show(present -> texts(present, name));
    }

    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Replaces the list of networks",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            array =
                                                    @ArraySchema(
                                                            schema =
                                                                    @Schema(
                                                                            type = "string",
                                                                            example = "10.0.0.0/23")))))
    @ApiResponse(
            responseCode = "200",
            description = "The networks. With dryRun, the list of changes.",
            content = @Content(array = @ArraySchema(schema = @Schema(type = "string", example = "10.0.0.0/23"))))
    @OfConfiguredInterface
    ResponseEntity<AltSubnetsAnswer> putAltSubnets(
            @Parameter(example = "eth0") @PathVariable String name,
            @RequestBody AltSubnets wanted,
            ChangeRequest request) {
        ChangeOutcome outcome = changes.carryOut(
                request,
                "alt-subnets of interface " + name,
                before -> ConfiguredInterfaces.with(before, name, KEY, wanted.tree()));
        return outcome.ok(new AltSubnetsAnswer(outcome, texts(outcome.after(), name)));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Adds a network")
    @ApiResponse(responseCode = "201", description = "The network, with its URI in Location, and the changes")
    @OfConfiguredInterface
    ResponseEntity<ChangeAnswer<AltSubnet>> addAltSubnet(
            @Parameter(example = "eth0") @PathVariable String name,
            @RequestBody AltSubnetRequest wanted,
            ChangeRequest request) {
        Object subnet = wanted.subnet();
        ChangeOutcome outcome = changes.carryOut(
                request,
                "add alt-subnet " + subnet + " of interface " + name,
                before -> add(before, ConfiguredInterfaces.name(before, name), subnet));
        URI location = UriComponentsBuilder.fromPath("/api/v1/interfaces/{name}/alt-subnets/" + subnet)
                .build(name);
        return outcome.showCreated(location, after -> new AltSubnet(String.valueOf(subnet)));
    }

    @GetMapping("/{address}/{prefixLength}")
    @Operation(summary = "Returns one network")
    @ApiResponse(responseCode = "200", description = "The network")
    @ApiResponse(responseCode = "404", description = "The interface or the network is not configured")
    ResponseEntity<AltSubnet> altSubnet(
            @Parameter(example = "eth0") @PathVariable String name,
            @Parameter(example = "10.0.0.0") @PathVariable String address,
            @Parameter(example = "23") @PathVariable int prefixLength) {
        String subnet = address + "/" + prefixLength;
        return changes.show(present -> new AltSubnet(texts(present, name).get(position(present, name, subnet))));
    }

    @DeleteMapping("/{address}/{prefixLength}")
    @Operation(summary = "Removes a network")
    @ApiResponse(responseCode = "204", description = "The network has been removed")
    @ApiResponse(responseCode = "404", description = "The interface or the network is not configured")
    ResponseEntity<ConfigurationPlan> removeAltSubnet(
            @Parameter(example = "eth0") @PathVariable String name,
            @Parameter(example = "10.0.0.0") @PathVariable String address,
            @Parameter(example = "23") @PathVariable int prefixLength,
            ChangeRequest request) {
        String subnet = address + "/" + prefixLength;
        return changes.carryOut(
                        request,
                        "remove alt-subnet " + subnet + " of interface " + name,
                        before -> remove(before, name, subnet))
                .removed();
    }

    private static ProxyConfiguration add(ProxyConfiguration before, InterfaceName name, Object subnet) {
        List<Object> subnets = new ArrayList<>(texts(before, name.value()));
        if (subnets.contains(subnet)) {
            throw new ProblemException(
                    ProblemType.ALREADY_EXISTS, "Interface " + name + " has the alt-subnet " + subnet + " already");
        }
        subnets.add(subnet);
        return ConfiguredInterfaces.with(before, name.value(), KEY, subnets);
    }

    private static ProxyConfiguration remove(ProxyConfiguration before, String name, String subnet) {
        List<String> subnets = new ArrayList<>(texts(before, name));
        subnets.remove(position(before, name, subnet));
        return ConfiguredInterfaces.with(before, name, KEY, subnets);
    }

    private static int position(ProxyConfiguration configuration, String name, String subnet) {
        int position = texts(configuration, name).indexOf(subnet);
        if (position < 0) {
            throw new ProblemException(
                    ProblemType.UNKNOWN_SUBNET, "Interface " + name + " has no alt-subnet " + subnet);
        }
        return position;
    }

    private static List<String> texts(ProxyConfiguration configuration, String name) {
        return ConfiguredInterfaces.get(configuration, name).altSubnets().stream()
                .map(Ipv4Prefix::toString)
                .toList();
    }
}
