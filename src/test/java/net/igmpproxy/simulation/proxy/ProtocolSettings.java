package net.igmpproxy.simulation.proxy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.igmpproxy.lab.wire.IgmpVersion;
import net.igmpproxy.simulation.peers.Addresses;

/**
 * How an interface speaks IGMP.
 *
 * @param igmpVersion           1 to 3, or 0 for that of the others
 * @param oldestHostVersion     reports of older versions are ignored
 * @param forwardWhenNotQuerier whether packets go to the LAN while another router is its querier
 * @param requireRouterAlert    whether messages without the Router Alert option are ignored
 * @param querierAllowList      networks of the routers that may be the querier
 */
public record ProtocolSettings(
        int igmpVersion,
        int oldestHostVersion,
        boolean forwardWhenNotQuerier,
        boolean requireRouterAlert,
        List<String> querierAllowList) {
    /** What is not configured. */
    public static final ProtocolSettings DEFAULT = new ProtocolSettings(0, 1, false, false, List.of("0.0.0.0/0"));

    /** Whether a router may be the querier. */
    public boolean mayBeQuerier(String router) {
        return querierAllowList.stream().anyMatch(network -> Addresses.contains(network, router));
    }

    /** The version that is always spoken, or nothing if it is that of the others. */
    public Optional<IgmpVersion> fixedVersion() {
        return Arrays.stream(IgmpVersion.values())
                .filter(version -> version.number() == igmpVersion)
                .findFirst();
    }

    void write(Map<String, Object> tree) {
        tree.put("igmpVersion", igmpVersion == 0 ? "auto" : igmpVersion);
        tree.put("oldestHostVersion", oldestHostVersion);
        tree.put("forwardWhenNotQuerier", forwardWhenNotQuerier);
        tree.put("requireRouterAlert", requireRouterAlert);
        tree.put("querierAllowList", new ArrayList<>(querierAllowList));
    }
}
