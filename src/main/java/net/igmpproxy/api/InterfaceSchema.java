package net.igmpproxy.api;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * How the configuration of an interface looks, for the API description alone: {@code core.config} reads and writes it,
 * the same for REST as for the file.
 */
@Schema(name = "InterfaceConfiguration", description = "What is configured for one interface")
public record InterfaceSchema(
        @Schema(
                description = "What the interface is to the proxy",
                allowableValues = {"upstream", "downstream", "disabled"},
                defaultValue = "downstream")
        String role,

        @ArraySchema(
                arraySchema =
                        @Schema(
                                description =
                                        "Networks whose sources and hosts are accepted besides the interface's own;"
                                                + " 0.0.0.0/0 accepts all"),
                schema = @Schema(example = "10.0.0.0/23"))
        List<String> altSubnets,

        @Schema(
                description = "TTL that packets must exceed to leave through the interface",
                minimum = "1",
                maximum = "255",
                defaultValue = "1")
        int threshold,

        @ArraySchema(
                arraySchema =
                        @Schema(
                                description = "Groups the interface has to do with, as prefixes within 224.0.0.0/4;"
                                        + " none allows all"),
                schema = @Schema(example = "239.0.0.0/8"))
        List<String> allowedGroups,

        @ArraySchema(
                arraySchema =
                        @Schema(
                                description =
                                        "Groups the interface has nothing to do with, as prefixes within 224.0.0.0/4"),
                schema = @Schema(example = "239.255.0.0/16"))
        List<String> deniedGroups,

        @Schema(
                description = "Time between general queries, 1s to 31744s; left out at its default",
                defaultValue = "125s",
                example = "125s")
        String queryInterval,

        @Schema(
                description = "Time hosts have to answer them, 100ms to 3174400ms, shorter than queryInterval;"
                        + " left out at its default",
                defaultValue = "10s",
                example = "10s")
        String queryMaxResponseTime,

        @Schema(
                description = "How many packets in a row may be lost less one; left out at its default",
                minimum = "1",
                maximum = "7",
                defaultValue = "2")
        int robustnessVariable,

        @Schema(
                description = "Time between the queries that follow a leave, 100ms to 1023s; left out at its default",
                defaultValue = "1s",
                example = "500ms")
        String lastMemberQueryInterval,

        @Schema(description = "How many such queries; by default the robustness variable", minimum = "1", maximum = "7")
        int lastMemberQueryCount,

        @Schema(
                description = "Time between the first general queries, 1s to 31744s; by default a quarter of the"
                        + " query interval",
                example = "30s")
        String startupQueryInterval,

        @Schema(description = "How many of them; by default the robustness variable", minimum = "1", maximum = "7")
        int startupQueryCount) {}
