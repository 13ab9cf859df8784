package net.igmpproxy.api.config;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import net.igmpproxy.api.InterfaceSchema;

/** OpenAPI schema of the configuration document; used for the API description only. See {@link InterfaceSchema}. */
@Schema(
        name = "ProxyConfiguration",
        description = "The configuration document; a key that is left out has its default",
        additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record ConfigurationSchema(
        @Schema(description = "Whether the proxy is to work at all", defaultValue = "true")
        boolean enabled,

        @Schema(
                description =
                        "Whether a leave takes effect without the last-member queries where it is certain that no host remains",
                defaultValue = "true")
        boolean quickleave,

        @Schema(
                description =
                        "When quickleave ends a stream. tracked: when it is certain that no host remains, at once after"
                                + " the leave of the last IGMPv3 host, and after the last-member queries where IGMPv1 or IGMPv2"
                                + " hosts were heard. immediate: when any host leaves, for links with one host",
                allowableValues = {"tracked", "immediate"},
                defaultValue = "tracked")
        String quickleaveMode,

        @ArraySchema(
                arraySchema =
                        @Schema(
                                description = "Groups that only hosts that name sources can join, as prefixes within"
                                        + " 224.0.0.0/4 that leave out 224.0.0.0/24; none turns source-specific"
                                        + " multicast off; a single one may be written without a list",
                                defaultValue = "[\"232.0.0.0/8\"]"),
                schema = @Schema(example = "232.0.0.0/8"))
        List<String> ssmRange,

        @ArraySchema(
                arraySchema =
                        @Schema(
                                description = "The sources of groups, for hosts that cannot name them; left out if"
                                        + " there are none"))
        List<SsmMappingSchema> ssmMappings,

        @Schema(
                description = "How many groups, sources and hosts of all downstream interfaces together are remembered;"
                        + " left out at its default",
                minimum = "1",
                maximum = "10000000",
                defaultValue = "1200000")
        int maxEntries,

        @Schema(
                description = "How many sources that send are remembered, each with a kernel entry of its own; left out"
                        + " at its default",
                minimum = "1",
                maximum = "1000000",
                defaultValue = "50000")
        int maxFlows,

        @Schema(
                description =
                        "What people call groups, under their addresses, 1 to 64 characters each; left out if there"
                                + " are none")
        Map<String, String> groupNames,

        @Schema(description = "The interfaces under their names; at most one is upstream")
        Map<String, InterfaceSchema> interfaces) {}
