package net.igmpproxy.core.config;

import java.util.List;

/** Keys of the configuration document. They follow the names of RFC 8652 in camelCase, where it has one. */
public final class Keys {
    public static final String ENABLED = "enabled";
    public static final String QUICKLEAVE = "quickleave";
    public static final String QUICKLEAVE_MODE = "quickleaveMode";
    public static final String SSM_RANGE = "ssmRange";
    public static final String SSM_MAPPINGS = "ssmMappings";
    public static final String MAX_ENTRIES = "maxEntries";
    public static final String MAX_FLOWS = "maxFlows";
    public static final String GROUP_NAMES = "groupNames";
    public static final String INTERFACES = "interfaces";

    public static final String ROLE = "role";
    public static final String ALT_SUBNETS = "altSubnets";
    public static final String THRESHOLD = "threshold";
    public static final String ALLOWED_GROUPS = "allowedGroups";
    public static final String DENIED_GROUPS = "deniedGroups";

    public static final String IGMP_VERSION = "igmpVersion";
    public static final String OLDEST_HOST_VERSION = "oldestHostVersion";
    public static final String REQUIRE_ROUTER_ALERT = "requireRouterAlert";
    public static final String QUERIER = "querier";
    public static final String REQUIRE_TTL_1 = "requireTtl1";
    public static final String LOCAL_MEMBERS = "localMembers";
    public static final String FORWARD_WHEN_NOT_QUERIER = "forwardWhenNotQuerier";
    public static final String QUERIER_ALLOW_LIST = "querierAllowList";
    public static final String UPSTREAM_REFRESH_INTERVAL = "upstreamRefreshInterval";

    public static final String QUERY_INTERVAL = "queryInterval";
    public static final String QUERY_MAX_RESPONSE_TIME = "queryMaxResponseTime";
    public static final String ROBUSTNESS_VARIABLE = "robustnessVariable";
    public static final String LAST_MEMBER_QUERY_INTERVAL = "lastMemberQueryInterval";
    public static final String LAST_MEMBER_QUERY_COUNT = "lastMemberQueryCount";
    public static final String STARTUP_QUERY_INTERVAL = "startupQueryInterval";
    public static final String STARTUP_QUERY_COUNT = "startupQueryCount";

    public static final String MAX_GROUPS = "maxGroups";
    public static final String MAX_GROUP_SOURCES = "maxGroupSources";
    public static final String MAX_HOSTS = "maxHosts";

    public static final String MAX_PACKET_RATE = "maxPacketRate";
    public static final String MAX_HOST_PACKET_RATE = "maxHostPacketRate";
    public static final String MAX_UPCALL_RATE = "maxUpcallRate";

    public static final String STATIC_GROUPS = "staticGroups";
    public static final String GROUP = "group";
    public static final String GROUPS = "groups";
    public static final String SOURCES = "sources";

    public static final List<String> OF_DOCUMENT = List.of(
            ENABLED,
            QUICKLEAVE,
            QUICKLEAVE_MODE,
            SSM_RANGE,
            SSM_MAPPINGS,
            MAX_ENTRIES,
            MAX_FLOWS,
            GROUP_NAMES,
            INTERFACES);

    public static final List<String> OF_SSM_MAPPING = List.of(GROUPS, SOURCES);

    public static final List<String> OF_INTERFACE = List.of(
            ROLE,
            ALT_SUBNETS,
            THRESHOLD,
            ALLOWED_GROUPS,
            DENIED_GROUPS,
            IGMP_VERSION,
            OLDEST_HOST_VERSION,
            REQUIRE_ROUTER_ALERT,
            QUERIER,
            FORWARD_WHEN_NOT_QUERIER,
            QUERIER_ALLOW_LIST,
            UPSTREAM_REFRESH_INTERVAL,
            QUERY_INTERVAL,
            QUERY_MAX_RESPONSE_TIME,
            ROBUSTNESS_VARIABLE,
            LAST_MEMBER_QUERY_INTERVAL,
            LAST_MEMBER_QUERY_COUNT,
            STARTUP_QUERY_INTERVAL,
            STARTUP_QUERY_COUNT,
            MAX_GROUPS,
            MAX_GROUP_SOURCES,
            MAX_HOSTS,
            MAX_PACKET_RATE,
            MAX_HOST_PACKET_RATE,
            MAX_UPCALL_RATE,
            REQUIRE_TTL_1,
            LOCAL_MEMBERS,
            STATIC_GROUPS);

    public static final List<String> OF_STATIC_GROUP = List.of(GROUP, SOURCES);

    private Keys() {}
}
