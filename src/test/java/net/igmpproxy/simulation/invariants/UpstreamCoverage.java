package net.igmpproxy.simulation.invariants;

import java.util.HashMap;
import java.util.Map;
import net.igmpproxy.lab.wire.IgmpVersion;
import net.igmpproxy.simulation.base.Filter;
import net.igmpproxy.simulation.base.Time;
import net.igmpproxy.simulation.peers.RouterVariables;
import net.igmpproxy.simulation.peers.SimulatedRouter;
import net.igmpproxy.simulation.world.LossKind;
import net.igmpproxy.simulation.world.World;

/**
 * The upstream router forwards all sources that downstream members want, as soon as it can know them. Applies if fewer
 * packets are lost upstream than the Robustness Variable.
 */
final class UpstreamCoverage implements Invariant {
    /** Time in nanoseconds that the router treats the proxy as an IGMPv1 host after the proxy stops using IGMPv1. */
    private static final long VERSION1_AFTERMATH = 1000 * Time.SECOND;

    private final World world;
    private final UpstreamReports reports;
    private final Map<String, Long> wantedSince = new HashMap<>();
    private long version1At = -VERSION1_AFTERMATH;

    /** Time since which the router understands the version of the reports; {@link Time#NEVER} if it does not. */
    private long understoodSince = Time.NEVER;

    UpstreamCoverage(World world, UpstreamReports reports) {
        this.world = world;
        this.reports = reports;
    }

    @Override
    public void check(Snapshot snapshot) {
        SimulatedRouter router = world.upstreamRouter();
        if (router.version() == IgmpVersion.V1) {
            version1At = world.now();
        }
        noteUnderstood(router);
        boolean guaranteed = world.scenario().upstreamLosses() != LossKind.UNBOUNDED
                && world.scenario().losses() != LossKind.UNBOUNDED;
        for (String group : world.cast().groups()) {
            Filter wanted = reports.wanted(snapshot, group);
            for (String source : world.cast().addresses()) {
                note(group, source, wanted.wants(source));
                if (guaranteed && isCalm(router) && isKnown(group, source) && !router.forwards(group, source)) {
                    throw new Violation("the LANs have wanted " + source + " of " + group + " since "
                            + Time.text(since(group, source)) + ", but the upstream router does not forward it");
                }
            }
        }
    }

    private void noteUnderstood(SimulatedRouter router) {
        if (reports.mode().number() > router.version().number()) {
            understoodSince = Time.NEVER;
        } else if (understoodSince == Time.NEVER) {
            understoodSince = Math.max(router.versionSince(), reports.modeSince());
        }
    }

    private void note(String group, String source, boolean wanted) {
        String wish = group + " " + source;
        if (wanted) {
            wantedSince.putIfAbsent(wish, world.now());
        } else {
            wantedSince.remove(wish);
        }
    }

    private long since(String group, String source) {
        return wantedSince.getOrDefault(group + " " + source, Time.NEVER);
    }

    private boolean isKnown(String group, String source) {
        long since = since(group, source);
        return since != Time.NEVER && world.now() > since + repetition() + delays();
    }

    private boolean isCalm(SimulatedRouter router) {
        RouterVariables variables = router.variables();
        long answered = variables.queryResponseInterval() + delays();
        long recovery = variables.robustness() * variables.queryInterval() + answered;
        long disturbed = Math.max(world.disturbedAt(World.UPSTREAM), reports.modeSince());
        return world.upstream().port().isAttached()
                && understoodSince != Time.NEVER
                && (disturbed == 0 || world.now() > disturbed + recovery)
                && world.now() > understoodSince + startup(variables) + answered
                && world.now() > version1At + VERSION1_AFTERMATH;
    }

    /** Returns the maximum time until a lost report is retransmitted (RFC 9776 section 8.11, RFC 2236 section 8.10). */
    private long repetition() {
        if (world.scenario().upstreamLosses() == LossKind.NONE) {
            return 0;
        }
        return reports.mode() == IgmpVersion.V3 ? Time.SECOND : 10 * Time.SECOND;
    }

    /**
     * Returns the maximum time until a router with a new version sends its second query (RFC 9776 sections 8.6 and
     * 8.7). The first query or its response may be lost.
     */
    private long startup(RouterVariables variables) {
        return world.scenario().upstreamLosses() == LossKind.NONE ? 0 : variables.startupQueryInterval();
    }

    private long delays() {
        return 2
                        * (world.upstream().segment().impairments().maxDelay()
                                + world.scenario().latency())
                + Time.MILLISECOND;
    }
}
