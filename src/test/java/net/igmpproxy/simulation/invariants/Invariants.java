package net.igmpproxy.simulation.invariants;

import java.util.List;
import net.igmpproxy.simulation.world.World;

/** All invariants of a simulated network. */
public final class Invariants {
    private static final int COSTLY_TURN = 40;

    private final World world;
    private final List<Invariant> invariants;
    private final Invariant costly;
    private final Oblivion oblivion;
    private final boolean thorough;
    private long checkedTurn = -1;

    /**
     * Creates the invariants before the start of the simulation.
     *
     * @param thorough true to check all invariants after every event; otherwise they are checked after events that
     *                 concern the proxy, and the most expensive one after some of these only
     */
    public Invariants(World world, boolean thorough) {
        this.world = world;
        this.thorough = thorough;
        Evidence evidence = new Evidence(world);
        Reachability reachability = new Reachability(world);
        UpstreamReports reports = new UpstreamReports(world);
        invariants = List.of(
                new Timers(world, evidence),
                new TimersKept(world, evidence),
                new SuppressFlags(world),
                new Service(world, evidence, reachability),
                new ContinuousService(world, evidence, reachability),
                reports,
                new UpstreamCoverage(world, reports),
                new EntriesFromMemberships(world, evidence, reachability),
                new UpcallsOnce(world));
        costly = new EntriesFromState(world);
        oblivion = new Oblivion(world, evidence);
    }

    /** Checks the invariants. Must be called after every event. */
    public void check() {
        if (world.proxy().isInTurn()) {
            return;
        }
        if (world.proxy().hasOverslept()) {
            throw new Violation("the engine has done what was due, but its next deadline is past");
        }
        if (world.proxy().engine().nextDeadline() <= world.now()) {
            return;
        }
        long turn = world.proxy().turns();
        if (turn == checkedTurn && !thorough) {
            return;
        }
        checkedTurn = turn;
        Snapshot snapshot = new Snapshot(world);
        invariants.forEach(invariant -> invariant.check(snapshot));
        if (thorough || turn % COSTLY_TURN == 0) {
            costly.check(snapshot);
        }
    }

    /** Checks that no state is left. Must be called after a long time without reports. */
    public void checkEnd() {
        oblivion.check();
    }
}
