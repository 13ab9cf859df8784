package net.igmpproxy.simulation.proxy;

import java.util.Map;

/**
 * Limits of an interface.
 *
 * @param maxGroups       the maximum number of groups
 * @param maxGroupSources the maximum number of sources per group
 * @param maxHosts        the maximum number of hosts
 */
public record LimitSettings(int maxGroups, int maxGroupSources, int maxHosts) {
    /** Limits that no simulated network reaches. */
    public static final LimitSettings GENEROUS = new LimitSettings(1000, 1000, 1000);

    void write(Map<String, Object> tree) {
        tree.put("maxGroups", maxGroups);
        tree.put("maxGroupSources", maxGroupSources);
        tree.put("maxHosts", maxHosts);
    }
}
