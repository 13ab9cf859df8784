package net.igmpproxy.core.config;

import java.util.List;

/** The keys of the document; those of the timers are RFC 8652's names in camelCase. */
final class Keys {
    static final String ENABLED = "enabled";
    static final String QUICKLEAVE = "quickleave";
    static final String QUICKLEAVE_MODE = "quickleaveMode";
    static final String INTERFACES = "interfaces";

    static final String ROLE = "role";
    static final String ALT_SUBNETS = "altSubnets";
    static final String THRESHOLD = "threshold";
    static final String ALLOWED_GROUPS = "allowedGroups";
    static final String DENIED_GROUPS = "deniedGroups";

    static final String QUERY_INTERVAL = "queryInterval";
    static final String QUERY_MAX_RESPONSE_TIME = "queryMaxResponseTime";
    static final String ROBUSTNESS_VARIABLE = "robustnessVariable";
    static final String LAST_MEMBER_QUERY_INTERVAL = "lastMemberQueryInterval";
    static final String LAST_MEMBER_QUERY_COUNT = "lastMemberQueryCount";
    static final String STARTUP_QUERY_INTERVAL = "startupQueryInterval";
    static final String STARTUP_QUERY_COUNT = "startupQueryCount";

    static final List<String> OF_DOCUMENT = List.of(ENABLED, QUICKLEAVE, QUICKLEAVE_MODE, INTERFACES);

    static final List<String> OF_INTERFACE = List.of(
            ROLE,
            ALT_SUBNETS,
            THRESHOLD,
            ALLOWED_GROUPS,
            DENIED_GROUPS,
            QUERY_INTERVAL,
            QUERY_MAX_RESPONSE_TIME,
            ROBUSTNESS_VARIABLE,
            LAST_MEMBER_QUERY_INTERVAL,
            LAST_MEMBER_QUERY_COUNT,
            STARTUP_QUERY_INTERVAL,
            STARTUP_QUERY_COUNT);

    private Keys() {}
}
