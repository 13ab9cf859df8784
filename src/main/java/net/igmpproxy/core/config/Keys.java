package net.igmpproxy.core.config;

import java.util.List;

/** The keys of the document; where RFC 8652 has a name for a thing, it is that name in camelCase. */
final class Keys {
    static final String ENABLED = "enabled";
    static final String QUICKLEAVE = "quickleave";
    static final String QUICKLEAVE_MODE = "quickleaveMode";
    static final String SSM_RANGE = "ssmRange";
    static final String SSM_MAPPINGS = "ssmMappings";
    static final String MAX_ENTRIES = "maxEntries";
    static final String INTERFACES = "interfaces";

    static final String ROLE = "role";
    static final String ALT_SUBNETS = "altSubnets";
    static final String THRESHOLD = "threshold";
    static final String ALLOWED_GROUPS = "allowedGroups";
    static final String DENIED_GROUPS = "deniedGroups";

    static final String IGMP_VERSION = "igmpVersion";
    static final String OLDEST_HOST_VERSION = "oldestHostVersion";
    static final String REQUIRE_ROUTER_ALERT = "requireRouterAlert";
    static final String FORWARD_WHEN_NOT_QUERIER = "forwardWhenNotQuerier";
    static final String QUERIER_ALLOW_LIST = "querierAllowList";

    static final String QUERY_INTERVAL = "queryInterval";
    static final String QUERY_MAX_RESPONSE_TIME = "queryMaxResponseTime";
    static final String ROBUSTNESS_VARIABLE = "robustnessVariable";
    static final String LAST_MEMBER_QUERY_INTERVAL = "lastMemberQueryInterval";
    static final String LAST_MEMBER_QUERY_COUNT = "lastMemberQueryCount";
    static final String STARTUP_QUERY_INTERVAL = "startupQueryInterval";
    static final String STARTUP_QUERY_COUNT = "startupQueryCount";

    static final String MAX_GROUPS = "maxGroups";
    static final String MAX_GROUP_SOURCES = "maxGroupSources";
    static final String MAX_HOSTS = "maxHosts";

    static final String STATIC_GROUPS = "staticGroups";
    static final String GROUP = "group";
    static final String GROUPS = "groups";
    static final String SOURCES = "sources";

    static final List<String> OF_DOCUMENT =
            List.of(ENABLED, QUICKLEAVE, QUICKLEAVE_MODE, SSM_RANGE, SSM_MAPPINGS, MAX_ENTRIES, INTERFACES);

    static final List<String> OF_SSM_MAPPING = List.of(GROUPS, SOURCES);

    static final List<String> OF_INTERFACE = List.of(
            ROLE,
            ALT_SUBNETS,
            THRESHOLD,
            ALLOWED_GROUPS,
            DENIED_GROUPS,
            IGMP_VERSION,
            OLDEST_HOST_VERSION,
            REQUIRE_ROUTER_ALERT,
            FORWARD_WHEN_NOT_QUERIER,
            QUERIER_ALLOW_LIST,
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
            STATIC_GROUPS);

    static final List<String> OF_STATIC_GROUP = List.of(GROUP, SOURCES);

    private Keys() {}
}
