package net.igmpproxy.simulation.world;

import java.util.ArrayList;
import java.util.List;
import net.igmpproxy.lab.wire.IgmpVersion;
import net.igmpproxy.simulation.base.Dice;
import net.igmpproxy.simulation.base.Filter;
import net.igmpproxy.simulation.base.Time;
import net.igmpproxy.simulation.peers.SimulatedHost;

/** Random actions in a simulated network. */
public final class Workload {
    private static final int SOCKETS = 2;
    private static final long COUNT_INTERVAL = 30 * Time.SECOND;

    private final World world;
    private final Dice dice;
    private final Traffic traffic;
    private final Disturbances disturbances;
    private final List<Runnable> actions = new ArrayList<>();
    private boolean ended;

    /** Creates the workload of a network. */
    public Workload(World world) {
        this.world = world;
        this.dice = world.dice();
        this.traffic = new Traffic(world);
        this.disturbances = new Disturbances(world);
        add(14, this::listen);
        add(8, this::leave);
        add(2, this::restartHost);
        add(2, this::unplugHost);
        add(8, this::toggleStream);
        add(2, this::askUpstream);
        if (world.scenario().disturbed()) {
            add(2, disturbances::otherQuerier);
            add(2, disturbances::askForNoReason);
            add(1, disturbances::changeUpstreamVersion);
            add(2, disturbances::reconfigure);
            add(1, disturbances::restartProxy);
            add(1, disturbances::flapLink);
            add(1, disturbances::recreateLink);
        }
    }

    /** Starts the proxy, the upstream router and the actions. */
    public void start() {
        Losing.arrange(world);
        world.proxy().start();
        world.upstreamRouter().start(IgmpVersion.V3);
        world.queue().after(dice.untilNext(world.scenario().actionInterval()), this::act);
        world.queue().after(COUNT_INTERVAL, this::count);
    }

    /** Stops all actions and reverts all disturbances. Each host leaves its groups or falls silent without a leave. */
    public void end() {
        ended = true;
        traffic.stop();
        disturbances.settle();
        everyHost().forEach(host -> {
            if (dice.chance(0.5)) {
                host.groups().forEach(group -> silence(host, group));
            }
            host.restart();
            host.setAttached(true);
        });
    }

    private void add(int weight, Runnable action) {
        for (int i = 0; i < weight; i++) {
            actions.add(action);
        }
    }

    private void act() {
        if (!ended) {
            dice.pick(actions).run();
            world.queue().after(dice.untilNext(world.scenario().actionInterval()), this::act);
        }
    }

    private void count() {
        world.proxy().count();
        world.queue().after(COUNT_INTERVAL, this::count);
    }

    private void listen() {
        SimulatedHost host = dice.pick(everyHost());
        listen(host, dice.between(0, SOCKETS), dice.pick(world.cast().groups()), filter(host));
    }

    private void listen(SimulatedHost host, int socket, String group, Filter filter) {
        world.trace().note(() -> host + " socket " + socket + " listens to " + group + " " + filter);
        host.listen(socket, group, filter);
    }

    private Filter filter(SimulatedHost host) {
        if (host.identity().capability() != IgmpVersion.V3 || dice.chance(0.4)) {
            return Filter.EVERYTHING;
        }
        List<String> some = dice.some(world.cast().addresses(), 3);
        return dice.chance(0.5) ? Filter.include(some) : Filter.exclude(some);
    }

    private void leave() {
        SimulatedHost host = dice.pick(everyHost());
        if (!host.groups().isEmpty()) {
            silence(host, dice.pick(List.copyOf(host.groups())));
        }
    }

    private void silence(SimulatedHost host, String group) {
        for (int socket = 0; socket <= SOCKETS; socket++) {
            listen(host, socket, group, Filter.NOTHING);
        }
    }

    private void restartHost() {
        SimulatedHost host = dice.pick(everyHost());
        world.trace().note(() -> host + " restarts");
        host.restart();
    }

    private void unplugHost() {
        SimulatedHost host = dice.pick(everyHost());
        if (host.isAttached()) {
            world.trace().note(() -> host + " is unplugged");
            host.setAttached(false);
            long away = dice.untilNext(world.scenario().variables().queryInterval());
            world.queue().after(away, () -> host.setAttached(true));
        }
    }

    private void toggleStream() {
        traffic.toggle(dice.pick(world.cast().sources()), dice.pick(world.cast().groups()));
    }

    private void askUpstream() {
        if (dice.chance(0.3)) {
            world.upstreamRouter().askAll();
        } else {
            world.upstreamRouter()
                    .ask(
                            dice.pick(world.cast().groups()),
                            dice.some(world.cast().addresses(), 3));
        }
    }

    private List<SimulatedHost> everyHost() {
        List<SimulatedHost> hosts = new ArrayList<>(world.upstream().hosts());
        world.lans().forEach(lan -> hosts.addAll(lan.hosts()));
        return hosts;
    }
}
