package net.igmpproxy.simulation.proxy;

import java.util.Map;

/**
 * How much the proxy remembers.
 *
 * @param maxGroups       groups of a LAN
 * @param maxGroupSources sources of a group
 * @param maxHosts        hosts of a LAN
 */
public record LimitSettings(int maxGroups, int maxGroupSources, int maxHosts) {
    /** More than any world needs. */
    public static final LimitSettings GENEROUS = new LimitSettings(1000, 1000, 1000);

    void write(Map<String, Object> tree) {
        tree.put("maxGroups", maxGroups);
        tree.put("maxGroupSources", maxGroupSources);
        tree.put("maxHosts", maxHosts);
    }
}
