package net.igmpproxy.simulation.world;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import net.igmpproxy.lab.wire.IgmpVersion;
import net.igmpproxy.simulation.base.Dice;
import net.igmpproxy.simulation.peers.SimulatedRouter;
import net.igmpproxy.simulation.proxy.ProxyBox;
import net.igmpproxy.simulation.proxy.Settings;

/** What happens to the network and the proxy besides hosts and sources. */
final class Disturbances {
    private final World world;
    private final Dice dice;
    private final ProxyBox proxy;

    Disturbances(World world) {
        this.world = world;
        this.dice = world.dice();
        this.proxy = world.proxy();
    }

    /** Another router begins to ask on a LAN, or ceases to. */
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

    /** Another router asks about a group or some of its sources, which is to lower no timer. */
    void askForNoReason() {
        SimulatedRouter router = dice.pick(dice.pick(world.lans()).routers());
        router.ask(dice.pick(world.cast().groups()), dice.some(world.cast().addresses(), 3));
    }

    /** The upstream router speaks another version from now on. */
    void changeUpstreamVersion() {
        IgmpVersion version = dice.pick(List.of(IgmpVersion.values()));
        world.trace().note(() -> "upstream router speaks v" + version.number());
        world.upstreamRouter().start(version);
    }

    /** The configuration becomes another. */
    void reconfigure() {
        Settings next = world.otherSettings();
        if (!next.equals(proxy.settings())) {
            configure(next);
        }
    }

    /** The engine or the whole program starts anew. */
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

    /** A link goes down for a while. */
    void flapLink() {
        String name = dice.pick(names());
        if (proxy.port(name).isAttached()) {
            world.trace().note(() -> name + " goes down");
            proxy.setUp(name, false);
            world.disturb(name);
            world.queue().after(dice.untilNext(world.scenario().actionInterval()), () -> comeUp(name));
        }
    }

    /** An interface is deleted and made anew after a while. */
    void recreateLink() {
        String name = dice.pick(names());
        if (proxy.port(name).isAttached()) {
            world.trace().note(() -> name + " is deleted");
            proxy.remove(name);
            world.disturb(name);
            world.queue().after(dice.untilNext(world.scenario().actionInterval()), () -> comeUp(name));
        }
    }

    /** Everything is as it should be from now on. */
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
