package net.igmpproxy.simulation.proxy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.igmpproxy.lab.wire.IgmpVersion;
import net.igmpproxy.simulation.peers.Addresses;

/**
 * Protocol settings of an interface.
 *
 * @param igmpVersion           the version, 1 to 3; 0 for automatic
 * @param oldestHostVersion     the oldest accepted version of reports
 * @param forwardWhenNotQuerier true to forward to the link while another router is querier
 * @param requireRouterAlert    true to ignore messages without the Router Alert option
 * @param querierAllowList      the networks of permitted queriers
 */
public record ProtocolSettings(
        int igmpVersion,
        int oldestHostVersion,
        boolean forwardWhenNotQuerier,
        boolean requireRouterAlert,
        List<String> querierAllowList) {
    /** Defaults of the configuration. */
    public static final ProtocolSettings DEFAULT = new ProtocolSettings(0, 1, false, false, List.of("0.0.0.0/0"));

    /** Returns true if a router may be the querier. */
    public boolean mayBeQuerier(String router) {
        return querierAllowList.stream().anyMatch(network -> Addresses.contains(network, router));
    }

    /** Returns the configured version; empty for automatic. */
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
