package net.igmpproxy.simulation.invariants;

import net.igmpproxy.lab.wire.IgmpMessage.Query;
import net.igmpproxy.lab.wire.IgmpVersion;
import net.igmpproxy.simulation.peers.OlderQueriers;
import net.igmpproxy.simulation.proxy.Settings;
import net.igmpproxy.simulation.world.World;

/** The version that the proxy is to speak upstream: the configured one, or that of the oldest querier heard of late. */
final class UpstreamVersion {
    private final OlderQueriers olderQueriers = new OlderQueriers();
    private int robustness;

    UpstreamVersion(Settings settings) {
        this.robustness = configuredRobustness(settings);
    }

    /** The version at one moment. */
    IgmpVersion spoken(Settings settings, long now) {
        return settings.of(World.UPSTREAM).protocol().fixedVersion().orElseGet(() -> olderQueriers.mode(now));
    }

    /** A querier has asked; how long an older one counts depends on the robustness that others tell. */
    void heard(Query query, Settings settings, long now) {
        if (query.version() == IgmpVersion.V3) {
            int told = query.querierFields().robustness();
            robustness = told > 0 ? told : configuredRobustness(settings);
        }
        olderQueriers.heard(query, robustness, now);
    }

    /** The configuration has changed. */
    void configured(Settings before, Settings after) {
        if (configuredRobustness(before) != configuredRobustness(after)) {
            robustness = configuredRobustness(after);
        }
    }

    /** No querier is known any more. */
    void forget(Settings settings) {
        olderQueriers.forget();
        robustness = configuredRobustness(settings);
    }

    private static int configuredRobustness(Settings settings) {
        return settings.of(World.UPSTREAM).variables().robustness();
    }
}
