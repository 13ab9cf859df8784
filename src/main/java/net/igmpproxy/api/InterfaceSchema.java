package net.igmpproxy.api;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * OpenAPI schema of an interface configuration; used for the API description only. {@code core.config} reads and writes
 * the configuration, in the same form for REST and for the file.
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
                                        "Groups the interface has nothing to do with, as prefixes within 224.0.0.0/4;"
                                                + " by default [\"239.255.255.250/32\"] on an upstream interface, else"
                                                + " none"),
                schema = @Schema(example = "239.255.0.0/16"))
        List<String> deniedGroups,

        @Schema(ref = IgmpVersionDescription.REFERENCE) Object igmpVersion,

        @Schema(
                description = "Reports of hosts of an older version are ignored; not above a fixed igmpVersion; without"
                        + " effect upstream; left out at its default",
                minimum = "1",
                maximum = "3",
                defaultValue = "1")
        int oldestHostVersion,

        @Schema(
                description =
                        "Whether IGMPv2 and IGMPv3 messages without the Router Alert option are ignored; left out at"
                                + " its default",
                defaultValue = "false")
        boolean requireRouterAlert,

        @Schema(
                description =
                        "Whether the proxy sends queries and may be the querier of the link; if not, it forwards only"
                                + " with forwardWhenNotQuerier; without effect upstream; left out at its default",
                defaultValue = "true")
        boolean querier,

        @Schema(
                description = "Whether IGMP messages with a TTL other than 1 are ignored; left out at its default",
                defaultValue = "true")
        boolean requireTtl1,

        @Schema(
                description =
                        "Whether groups are forwarded that the router's own programs have joined on the interface;"
                                + " without effect upstream; left out at its default",
                defaultValue = "false")
        boolean localMembers,

        @Schema(
                description = "Whether packets are forwarded to the link while another router is its querier; without"
                        + " effect upstream; left out at its default",
                defaultValue = "false")
        boolean forwardWhenNotQuerier,

        @ArraySchema(
                arraySchema =
                        @Schema(
                                description = "Routers whose queries count for election, timers and version, as"
                                        + " networks or addresses; an empty list allows nobody; left out where the routers"
                                        + " in the networks of the interface count"),
                schema = @Schema(example = "10.0.0.0/24"))
        List<String> querierAllowList,

        @Schema(
                description =
                        "Time after which all groups are reported upstream again if no general query has asked for"
                                + " them, 1s to 31744s; left out: never; without effect downstream",
                example = "60s")
        String upstreamRefreshInterval,

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
                description =
                        "Time between the first general queries, 1s to queryInterval; by default a quarter" + " of it",
                example = "30s")
        String startupQueryInterval,

        @Schema(description = "How many of them; by default the robustness variable", minimum = "1", maximum = "7")
        int startupQueryCount,

        @Schema(
                description = "How many groups it remembers; without effect upstream; left out at its default",
                minimum = "1",
                maximum = "1000000",
                defaultValue = "100000")
        int maxGroups,

        @Schema(
                description =
                        "How many sources of one group it remembers; without effect upstream; left out at its default",
                minimum = "1",
                maximum = "65535",
                defaultValue = "10000")
        int maxGroupSources,

        @Schema(
                description = "How many distinct hosts it remembers; without effect upstream; left out at its default",
                minimum = "1",
                maximum = "1000000",
                defaultValue = "10000")
        int maxHosts,

        @Schema(
                description =
                        "How many IGMP packets a second are looked at of all addresses together that are no member"
                                + " and no querier; left out at its default",
                minimum = "1",
                maximum = "1000000",
                defaultValue = "20000")
        int maxPacketRate,

        @Schema(
                description = "How many IGMP packets a second are looked at of one address; left out at its default",
                minimum = "1",
                maximum = "1000000",
                defaultValue = "10000")
        int maxHostPacketRate,

        @Schema(
                description =
                        "How many first packets a second of unknown sources are looked at; left out at its default",
                minimum = "1",
                maximum = "1000000",
                defaultValue = "20000")
        int maxUpcallRate,

        @ArraySchema(
                arraySchema =
                        @Schema(
                                description = "Groups that are forwarded downstream, or joined upstream, whether a host"
                                        + " asks for them or not, each once; left out if there are none"))
        List<StaticGroupSchema> staticGroups) {}
