package net.igmpproxy.simulation.world;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import net.igmpproxy.lab.wire.IgmpVersion;
import net.igmpproxy.simulation.base.Dice;
import net.igmpproxy.simulation.peers.SimulatedRouter;
import net.igmpproxy.simulation.proxy.ProxyBox;
import net.igmpproxy.simulation.proxy.Settings;

/** Random changes of the network and the proxy, other than those of hosts and sources. */
final class Disturbances {
    private final World world;
    private final Dice dice;
    private final ProxyBox proxy;

    Disturbances(World world) {
        this.world = world;
        this.dice = world.dice();
        this.proxy = world.proxy();
    }

    /** Starts or stops another router on a link. */
    void otherQuerier() {
        Lan lan = dice.pick(world.lans());
        SimulatedRouter router = dice.pick(lan.routers());
        if (router.isAttached()) {
            world.trace().note(() -> router.name() + " stops");
            router.stop();
        } else {
            IgmpVersion version = dice.chance(0.7) ? IgmpVersion.V3 : dice.pick(List.of(IgmpVersion.values()));
            world.trace().note(() -> router.name() + " starts as v" + version.number());
            router.start(version);
        }
    }

    /** Sends a specific query of another router with the S flag, which must not lower timers. */
    void askForNoReason() {
        SimulatedRouter router = dice.pick(dice.pick(world.lans()).routers());
        router.ask(dice.pick(world.cast().groups()), dice.some(world.cast().addresses(), 3));
    }

    /** Changes the version of the upstream router. */
    void changeUpstreamVersion() {
        IgmpVersion version = dice.pick(List.of(IgmpVersion.values()));
        world.trace().note(() -> "upstream router speaks v" + version.number());
        world.upstreamRouter().start(version);
    }

    /** Changes the configuration. */
    void reconfigure() {
        Settings next = world.otherSettings();
        if (!next.equals(proxy.settings())) {
            configure(next);
        }
    }

    /** Restarts the engine or the whole program. */
    void restartProxy() {
        if (dice.chance(0.7)) {
            world.trace().note(() -> "engine restarts");
            proxy.restartEngine();
        } else {
            world.trace().note(() -> "program stops and starts");
            proxy.stopAndStart();
        }
        disturbAll();
    }

    /** Sets a link down and up again after a random time. */
    void flapLink() {
        String name = dice.pick(names());
        if (proxy.port(name).isAttached()) {
            world.trace().note(() -> name + " goes down");
            proxy.setUp(name, false);
            world.disturb(name);
            world.queue().after(dice.untilNext(world.scenario().actionInterval()), () -> comeUp(name));
        }
    }

    /** Deletes an interface and re-creates it after a random time. */
    void recreateLink() {
        String name = dice.pick(names());
        if (proxy.port(name).isAttached()) {
            world.trace().note(() -> name + " is deleted");
            proxy.remove(name);
            world.disturb(name);
            world.queue().after(dice.untilNext(world.scenario().actionInterval()), () -> comeUp(name));
        }
    }

    /** Reverts all disturbances: interfaces up, no static groups, other routers stopped, upstream router in IGMPv3. */
    void settle() {
        Settings settled = proxy.settings();
        for (String name : names()) {
            comeUp(name);
            settled = settled.with(name, settled.of(name).withStatics(new TreeMap<>()));
        }
        configure(settled);
        world.lans().forEach(lan -> lan.routers().forEach(SimulatedRouter::stop));
        if (world.upstreamRouter().version() != IgmpVersion.V3) {
            world.upstreamRouter().start(IgmpVersion.V3);
        }
    }

    private void comeUp(String name) {
        if (!proxy.port(name).exists()) {
            world.trace().note(() -> name + " is made anew");
            proxy.create(name);
            world.disturb(name);
        } else if (!proxy.port(name).isAttached()) {
            world.trace().note(() -> name + " comes up");
            proxy.setUp(name, true);
            world.disturb(name);
        }
    }

    private void configure(Settings next) {
        world.trace().note(() -> "configuration: " + next);
        boolean all = proxy.settings().leaving() != next.leaving()
                || !proxy.settings().ssm().equals(next.ssm());
        for (Lan lan : world.lans()) {
            if (all || !proxy.settings().of(lan.name()).equals(next.of(lan.name()))) {
                world.disturb(lan.name());
            }
        }
        proxy.configure(next);
    }

    private void disturbAll() {
        names().forEach(world::disturb);
    }

    private List<String> names() {
        List<String> names = new ArrayList<>(List.of(World.UPSTREAM));
        world.lans().forEach(lan -> names.add(lan.name()));
        return names;
    }
}
