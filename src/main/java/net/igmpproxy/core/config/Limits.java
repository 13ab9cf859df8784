package net.igmpproxy.core.config;

/**
 * Limits of the router-side state of one interface. State beyond a limit is refused. No effect on an upstream
 * interface.
 *
 * @param maxGroups number of groups, 1 to 1000000
 * @param maxGroupSources number of sources of one group, 1 to 65535
 * @param maxHosts number of distinct hosts, 1 to 1000000
 */
public record Limits(int maxGroups, int maxGroupSources, int maxHosts) {
    public static final NumberRange MAX_GROUPS_RANGE = new NumberRange(1, 1_000_000);
    public static final NumberRange MAX_GROUP_SOURCES_RANGE = new NumberRange(1, 65_535);
    public static final NumberRange MAX_HOSTS_RANGE = new NumberRange(1, 1_000_000);

    /** Limits above the needs of a network without attackers. */
    public static final Limits DEFAULT = new Limits(100_000, 10_000, 10_000);

    public Limits {
        MAX_GROUPS_RANGE.require("maxGroups", maxGroups);
        MAX_GROUP_SOURCES_RANGE.require("maxGroupSources", maxGroupSources);
        MAX_HOSTS_RANGE.require("maxHosts", maxHosts);
    }
}
