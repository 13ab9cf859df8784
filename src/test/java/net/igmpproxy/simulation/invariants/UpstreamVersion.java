package net.igmpproxy.simulation.invariants;

import net.igmpproxy.lab.wire.IgmpMessage.Query;
import net.igmpproxy.lab.wire.IgmpVersion;
import net.igmpproxy.simulation.peers.OlderQueriers;
import net.igmpproxy.simulation.proxy.Settings;
import net.igmpproxy.simulation.world.World;

/** IGMP version that the proxy must use upstream: the configured one, or that of the oldest querier present. */
final class UpstreamVersion {
    private final OlderQueriers olderQueriers = new OlderQueriers();
    private int robustness;

    UpstreamVersion(Settings settings) {
        this.robustness = configuredRobustness(settings);
    }

    /** Returns the version at a time. */
    IgmpVersion spoken(Settings settings, long now) {
        return settings.of(World.UPSTREAM).protocol().fixedVersion().orElseGet(() -> olderQueriers.mode(now));
    }

    /** Records a query. The time that an older querier counts as present depends on the robustness in other queries. */
    void heard(Query query, Settings settings, long now) {
        if (query.version() == IgmpVersion.V3) {
            int told = query.querierFields().robustness();
            robustness = told > 0 ? told : configuredRobustness(settings);
        }
        olderQueriers.heard(query, robustness, now);
    }

    /** Records a configuration change. */
    void configured(Settings before, Settings after) {
        if (configuredRobustness(before) != configuredRobustness(after)) {
            robustness = configuredRobustness(after);
        }
    }

    /** Forgets all queriers. */
    void forget(Settings settings) {
        olderQueriers.forget();
        robustness = configuredRobustness(settings);
    }

    private static int configuredRobustness(Settings settings) {
        return settings.of(World.UPSTREAM).variables().robustness();
    }
}
