package net.igmpproxy.api;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * OpenAPI schema of an interface configuration; used for the API description only. {@code core.config} reads and writes
 * the configuration, in the same form for REST and for the file.
 */
@Schema(name = "InterfaceConfiguration", description = "Configuration of one interface")
public record InterfaceSchema(
        @Schema(
                description = "Role of the interface in the proxy",
                allowableValues = {"upstream", "downstream", "disabled"},
                defaultValue = "downstream")
        String role,

        @ArraySchema(
                arraySchema =
                        @Schema(
                                description = "Networks whose sources and hosts are accepted in addition to"
                                        + " the interface's own networks. 0.0.0.0/0 accepts all."),
                schema = @Schema(example = "10.0.0.0/23"))
        List<String> altSubnets,

        @Schema(
                description = "TTL that a packet must exceed to be forwarded out of this interface",
                minimum = "1",
                maximum = "255",
                defaultValue = "1")
        int threshold,

        @ArraySchema(
                arraySchema =
                        @Schema(
                                description = "Groups allowed on this interface, as prefixes within 224.0.0.0/4. An"
                                        + " empty list allows all groups."),
                schema = @Schema(example = "239.0.0.0/8"))
        List<String> allowedGroups,

        @ArraySchema(
                arraySchema =
                        @Schema(
                                description = "Groups denied on this interface, as prefixes within"
                                        + " 224.0.0.0/4. Default: [\"239.255.255.250/32\"] on an upstream"
                                        + " interface, otherwise none."),
                schema = @Schema(example = "239.255.0.0/16"))
        List<String> deniedGroups,

        @Schema(ref = IgmpVersionDescription.REFERENCE) Object igmpVersion,

        @Schema(
                description = "Oldest IGMP version accepted from hosts. Reports in an older version are ignored. Must"
                        + " not exceed a fixed igmpVersion. No effect upstream. Omitted if default.",
                minimum = "1",
                maximum = "3",
                defaultValue = "1")
        int oldestHostVersion,

        @Schema(
                description =
                        "Ignore IGMPv2 and IGMPv3 messages without the IP Router Alert option. Omitted if default.",
                defaultValue = "false")
        boolean requireRouterAlert,

        @Schema(
                description = "Send queries and take part in the querier election of the link. If false,"
                        + " packets are forwarded only with forwardWhenNotQuerier. No effect upstream."
                        + " Omitted if default.",
                defaultValue = "true")
        boolean querier,

        @Schema(
                description = "Ignore IGMP messages with a TTL other than 1. Omitted if default.",
                defaultValue = "true")
        boolean requireTtl1,

        @Schema(
                description = "Forward the groups that programs on the router itself have joined on this"
                        + " interface. No effect upstream. Omitted if default.",
                defaultValue = "false")
        boolean localMembers,

        @Schema(
                description = "Forward packets to the link while another router is its querier. No effect upstream."
                        + " Omitted if default.",
                defaultValue = "false")
        boolean forwardWhenNotQuerier,

        @ArraySchema(
                arraySchema =
                        @Schema(
                                description = "Routers whose queries are accepted for the election, timers and"
                                        + " version, as networks or addresses. An empty list accepts none. If"
                                        + " omitted, routers in the networks of the interface are accepted."),
                schema = @Schema(example = "10.0.0.0/24"))
        List<String> querierAllowList,

        @Schema(
                description = "Time without a general query after which all groups are reported upstream"
                        + " again, 1s to 31744s. If omitted, groups are not re-reported. No effect"
                        + " downstream.",
                example = "60s")
        String upstreamRefreshInterval,

        @Schema(
                description = "Query Interval: time between general queries, 1s to 31744s. Omitted if default.",
                defaultValue = "125s",
                example = "125s")
        String queryInterval,

        @Schema(
                description = "Query Response Interval: maximum response time in general queries, 100ms to 3174400ms,"
                        + " shorter than queryInterval. Omitted if default.",
                defaultValue = "10s",
                example = "10s")
        String queryMaxResponseTime,

        @Schema(
                description = "Robustness Variable: number of consecutive lost packets that the protocol tolerates,"
                        + " plus one. Omitted if default.",
                minimum = "1",
                maximum = "7",
                defaultValue = "2")
        int robustnessVariable,

        @Schema(
                description = "Last Member Query Interval: time between the group-specific queries after a leave,"
                        + " 100ms to 1023s. Omitted if default.",
                defaultValue = "1s",
                example = "500ms")
        String lastMemberQueryInterval,

        @Schema(
                description = "Last Member Query Count: number of group-specific queries after a leave. Default: the"
                        + " robustness variable.",
                minimum = "1",
                maximum = "7")
        int lastMemberQueryCount,

        @Schema(
                description = "Startup Query Interval: time between general queries at startup, 1s to"
                        + " queryInterval. Default: a quarter of queryInterval.",
                example = "30s")
        String startupQueryInterval,

        @Schema(
                description =
                        "Startup Query Count: number of general queries at startup. Default: the robustness variable.",
                minimum = "1",
                maximum = "7")
        int startupQueryCount,

        @Schema(
                description = "Maximum number of groups on this interface. No effect upstream. Omitted if default.",
                minimum = "1",
                maximum = "1000000",
                defaultValue = "100000")
        int maxGroups,

        @Schema(
                description = "Maximum number of sources per group on this interface. No effect upstream."
                        + " Omitted if default.",
                minimum = "1",
                maximum = "65535",
                defaultValue = "10000")
        int maxGroupSources,

        @Schema(
                description = "Maximum number of distinct hosts on this interface. No effect upstream. Omitted if"
                        + " default.",
                minimum = "1",
                maximum = "1000000",
                defaultValue = "10000")
        int maxHosts,

        @Schema(
                description = "Maximum rate of IGMP packets per second processed from all addresses that are"
                        + " neither member nor querier. Omitted if default.",
                minimum = "1",
                maximum = "1000000",
                defaultValue = "20000")
        int maxPacketRate,

        @Schema(
                description =
                        "Maximum rate of IGMP packets per second processed from one address. Omitted if" + " default.",
                minimum = "1",
                maximum = "1000000",
                defaultValue = "10000")
        int maxHostPacketRate,

        @Schema(
                description = "Maximum rate of first packets per second processed from unknown sources."
                        + " Omitted if default.",
                minimum = "1",
                maximum = "1000000",
                defaultValue = "20000")
        int maxUpcallRate,

        @ArraySchema(
                arraySchema =
                        @Schema(
                                description = "Groups forwarded downstream, or joined upstream, without any host's"
                                        + " request. Each group may appear once. Omitted if empty."))
        List<StaticGroupSchema> staticGroups) {}
