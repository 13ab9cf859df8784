package net.igmpproxy.api.config;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import net.igmpproxy.api.InterfaceSchema;

/** OpenAPI schema of the configuration document; used for the API description only. See {@link InterfaceSchema}. */
@Schema(
        name = "ProxyConfiguration",
        description = "Configuration document. Omitted keys have their defaults.",
        additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record ConfigurationSchema(
        @Schema(description = "Whether the proxy is enabled", defaultValue = "true")
        boolean enabled,

        @Schema(
                description = "Stop forwarding on a leave without last-member queries, where it is certain"
                        + " that no host remains",
                defaultValue = "true")
        boolean quickleave,

        @Schema(
                description = "Condition under which quickleave stops a stream. tracked: no tracked host"
                        + " remains. After the leave of the last IGMPv3 host the stream stops at once;"
                        + " where IGMPv1 or IGMPv2 hosts were heard, it stops after the last-member"
                        + " queries. immediate: any host leaves; only for links with one host.",
                allowableValues = {"tracked", "immediate"},
                defaultValue = "tracked")
        String quickleaveMode,

        @ArraySchema(
                arraySchema =
                        @Schema(
                                description = "Source-specific groups: hosts can join them only with sources."
                                        + " Prefixes within 224.0.0.0/4 that exclude 224.0.0.0/24. An empty list"
                                        + " turns source-specific multicast off. A single prefix may be written"
                                        + " without a list.",
                                defaultValue = "[\"232.0.0.0/8\"]"),
                schema = @Schema(example = "232.0.0.0/8"))
        List<String> ssmRange,

        @ArraySchema(
                arraySchema =
                        @Schema(
                                description = "SSM mappings: sources of groups for hosts that cannot name sources."
                                        + " Omitted if empty."))
        List<SsmMappingSchema> ssmMappings,

        @Schema(
                description = "Maximum number of groups, sources and hosts on all downstream interfaces together."
                        + " Omitted if default.",
                minimum = "1",
                maximum = "10000000",
                defaultValue = "1200000")
        int maxEntries,

        @Schema(
                description = "Maximum number of flows, each with a kernel MFC entry. Omitted if default.",
                minimum = "1",
                maximum = "1000000",
                defaultValue = "50000")
        int maxFlows,

        @Schema(description = "Names of groups by group address, 1 to 64 characters each. Omitted if empty.")
        Map<String, String> groupNames,

        @Schema(description = "Interfaces by name. At most one is upstream.")
        Map<String, InterfaceSchema> interfaces) {}
