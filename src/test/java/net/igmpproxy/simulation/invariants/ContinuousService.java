package net.igmpproxy.simulation.invariants;

import net.igmpproxy.lab.wire.IgmpVersion;
import net.igmpproxy.simulation.base.Time;
import net.igmpproxy.simulation.network.Impairments;
import net.igmpproxy.simulation.peers.RouterVariables;
import net.igmpproxy.simulation.peers.SimulatedHost;
import net.igmpproxy.simulation.proxy.InterfaceSettings;
import net.igmpproxy.simulation.proxy.Settings.Leaving;
import net.igmpproxy.simulation.proxy.SsmSettings;
import net.igmpproxy.simulation.world.DataSource;
import net.igmpproxy.simulation.world.Lan;
import net.igmpproxy.simulation.world.LossKind;
import net.igmpproxy.simulation.world.World;

/**
 * Members receive their sources without interruption if fewer consecutive packets are lost than the Robustness Variable
 * (RFC 9776 section 8.1). Exceptions: the time to report a change with its retransmissions; the time to respond to a
 * group query; and links where another router is querier or the proxy restarted, until the next general queries are
 * answered.
 */
final class ContinuousService implements Invariant {
    private static final long SLACK = Time.MILLISECOND;

    /** Maximum response time of an IGMPv1 host, independent of the query (RFC 1112 appendix I). */
    private static final long VERSION1_RESPONSE = 10 * Time.SECOND;

    private final World world;
    private final Evidence evidence;
    private final Reachability reachability;

    ContinuousService(World world, Evidence evidence, Reachability reachability) {
        this.world = world;
        this.evidence = evidence;
        this.reachability = reachability;
    }

    @Override
    public void check(Snapshot snapshot) {
        boolean guaranteed = world.scenario().losses() != LossKind.UNBOUNDED
                && !world.proxy().settings().isTight()
                && world.proxy().settings().leaving() != Leaving.IMMEDIATE;
        for (Lan lan : world.lans()) {
            if (guaranteed && lan.port().isAttached() && isCalm(lan)) {
                world.cast().groups().stream()
                        .filter(group -> !isBeingAsked(lan, group))
                        .forEach(group -> check(lan, group));
            }
        }
    }

    private void check(Lan lan, String group) {
        for (DataSource source : world.cast().sources()) {
            if (reachability.isPossible(source, group, lan)) {
                for (SimulatedHost host : lan.hosts()) {
                    if (host.state(group).wants(source.address()) && mustBeKnown(lan, group, host)) {
                        check(lan, group, source, host);
                    }
                }
            }
        }
    }

    private void check(Lan lan, String group, DataSource source, SimulatedHost host) {
        reachability.obstacle(source, group, lan).ifPresent(obstacle -> {
            throw new Violation(host + " on " + lan.name() + " has wanted " + group + " "
                    + host.state(group) + " since " + Time.text(host.changedAt(group))
                    + " and few packets are lost, but "
                    + source.address() + " does not reach it: " + obstacle);
        });
    }

    private boolean isCalm(Lan lan) {
        LanEvidence said = evidence.on(lan.name());
        long disturbed = Math.max(world.disturbedAt(lan.name()), said.otherAsksAtMostUntil());
        long begun = Math.max(disturbed, said.otherQueryAt());
        return begun <= 0 || isOver(begun, recovery(lan));
    }

    /**
     * Returns the time until all general queries that may be lost are over and the next one is answered, in
     * nanoseconds.
     */
    private long recovery(Lan lan) {
        RouterVariables variables = world.proxy().settings().of(lan.name()).variables();
        return variables.robustness() * variables.queryInterval()
                + Math.max(VERSION1_RESPONSE, variables.queryResponseInterval())
                + delays(lan);
    }

    private boolean isBeingAsked(Lan lan, String group) {
        RouterVariables variables = world.proxy().settings().of(lan.name()).variables();
        long asked = evidence.on(lan.name()).of(group).askedAt();
        return world.now() <= asked + variables.lastMemberQueryInterval() + delays(lan);
    }

    private boolean mustBeKnown(Lan lan, String group, SimulatedHost host) {
        return host.isAttached()
                && isAccepted(lan, group, host)
                && world.now() > host.changedAt(group) + report(lan, host)
                && isOver(host.attachedSince(), recovery(lan))
                && isOver(host.modeSince(), recovery(lan))
                && (host.mode() == IgmpVersion.V3 ? isHeeded(lan, group, host) : isHeard(lan, host));
    }

    /** Returns true if the proxy must accept reports of the host for a group. */
    private boolean isAccepted(Lan lan, String group, SimulatedHost host) {
        InterfaceSettings settings = world.proxy().settings().of(lan.name());
        SsmSettings ssm = world.proxy().settings().ssm();
        boolean unnamed = host.mode() != IgmpVersion.V3 || host.state(group).exclude();
        return isAdmitted(settings, host)
                && host.mode().number() >= settings.protocol().oldestHostVersion()
                && ssm.mapped(group).isEmpty()
                && !(unnamed && ssm.contains(group));
    }

    private static boolean isAdmitted(InterfaceSettings settings, SimulatedHost host) {
        return settings.admitsHost(
                host.identity().address(), host.mode(), host.identity().routerAlert());
    }

    /** Returns true if the duration has passed since a time; 0 means that the event never happened. */
    private boolean isOver(long since, long duration) {
        return since == 0 || world.now() > since + duration;
    }

    /** Returns the time that a change takes to be reported, in nanoseconds. */
    private long report(Lan lan, SimulatedHost host) {
        long repetitions = host.mode() == IgmpVersion.V3 ? (host.robustness() - 1) * Time.SECOND : 10 * Time.SECOND;
        return repetitions + delays(lan);
    }

    /**
     * Returns false for a change to INCLUDE mode while an IGMPv1 host is present; it is ignored (RFC 9776 section
     * 7.3.2).
     */
    private boolean isHeeded(Lan lan, String group, SimulatedHost host) {
        return host.state(group).exclude() || !evidence.on(lan.name()).of(group).mayBeVersion1(world.now());
    }

    /**
     * Returns true if the proxy receives reports of an older host in time. Such hosts suppress their reports after
     * reports of hosts that the proxy may reject. IGMPv1 hosts may respond later than short timers permit.
     */
    private boolean isHeard(Lan lan, SimulatedHost host) {
        InterfaceSettings settings = world.proxy().settings().of(lan.name());
        long response = settings.variables().queryResponseInterval();
        boolean inTime = host.mode() != IgmpVersion.V1 || 2 * response > VERSION1_RESPONSE + delays(lan);
        return inTime && lan.hosts().stream().allMatch(other -> isAdmitted(settings, other));
    }

    private long delays(Lan lan) {
        Impairments impairments = lan.segment().impairments();
        return 2 * (impairments.maxDelay() + world.scenario().latency()) + SLACK;
    }
}
