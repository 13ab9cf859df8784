package net.igmpproxy.core.config;

/**
 * How much the router side of one interface remembers. What is beyond is refused; upstream they have no effect.
 *
 * @param maxGroups       groups, 1 to 1000000
 * @param maxGroupSources sources of one group, 1 to 65535
 * @param maxHosts        distinct hosts, 1 to 1000000
 */
public record Limits(int maxGroups, int maxGroupSources, int maxHosts) {
    public static final NumberRange MAX_GROUPS_RANGE = new NumberRange(1, 1_000_000);
    public static final NumberRange MAX_GROUP_SOURCES_RANGE = new NumberRange(1, 65_535);
    public static final NumberRange MAX_HOSTS_RANGE = new NumberRange(1, 1_000_000);

    /** More than an honest network asks for. */
    public static final Limits DEFAULT = new Limits(100_000, 10_000, 10_000);

    public Limits {
        MAX_GROUPS_RANGE.require("maxGroups", maxGroups);
        MAX_GROUP_SOURCES_RANGE.require("maxGroupSources", maxGroupSources);
        MAX_HOSTS_RANGE.require("maxHosts", maxHosts);
    }
}
