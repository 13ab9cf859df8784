package net.igmpproxy.simulation.invariants;

import net.igmpproxy.simulation.base.Filter;
import net.igmpproxy.simulation.base.Time;
import net.igmpproxy.simulation.peers.SimulatedHost;
import net.igmpproxy.simulation.world.DataSource;
import net.igmpproxy.simulation.world.Lan;
import net.igmpproxy.simulation.world.World;

/**
 * Members whose report the proxy received get their sources while the report is valid: until the Group Membership
 * Interval ends, or the Last Member Query Time after another host left. This holds with any packet loss.
 */
final class Service implements Invariant {
    private final World world;
    private final Evidence evidence;
    private final Reachability reachability;

    Service(World world, Evidence evidence, Reachability reachability) {
        this.world = world;
        this.evidence = evidence;
        this.reachability = reachability;
    }

    @Override
    public void check(Snapshot snapshot) {
        evidence.confirm(snapshot);
        for (Lan lan : world.lans()) {
            if (lan.port().isAttached() && isServed(lan)) {
                world.cast().groups().forEach(group -> check(lan, group));
            }
        }
    }

    private boolean isServed(Lan lan) {
        return evidence.on(lan.name()).isSurelyQuerier(world.now())
                || world.proxy().settings().of(lan.name()).protocol().forwardWhenNotQuerier();
    }

    private void check(Lan lan, String group) {
        GroupEvidence said = evidence.on(lan.name()).of(group);
        Filter configured = world.proxy().settings().of(lan.name()).configured(group);
        for (DataSource source : world.cast().sources()) {
            if (configured.wants(source.address()) && reachability.isPossible(source, group, lan)) {
                checkConfigured(lan, group, source);
            }
            long until = said.mustForwardUntil(source.address());
            if (until > world.now() && reachability.isPossible(source, group, lan)) {
                for (SimulatedHost host : lan.hosts()) {
                    if (host.state(group).wants(source.address())) {
                        check(lan, group, source, host, until);
                    }
                }
            }
        }
    }

    private void checkConfigured(Lan lan, String group, DataSource source) {
        reachability.obstacle(source, group, lan).ifPresent(obstacle -> {
            throw new Violation(
                    group + " is a static group of " + lan.name() + ", but of " + source.address() + " " + obstacle);
        });
    }

    private void check(Lan lan, String group, DataSource source, SimulatedHost host, long until) {
        reachability.obstacle(source, group, lan).ifPresent(obstacle -> {
            throw new Violation(host + " on " + lan.name() + " wants " + group + " "
                    + host.state(group) + " and by what was reported there " + source.address()
                    + " must be forwarded until " + Time.text(until) + ", but " + obstacle);
        });
    }
}
