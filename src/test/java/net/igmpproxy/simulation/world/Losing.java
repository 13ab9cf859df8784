package net.igmpproxy.simulation.world;

import java.util.Map;
import java.util.TreeMap;
import net.igmpproxy.lab.wire.IgmpMessage.Query;
import net.igmpproxy.simulation.network.Datagram;
import net.igmpproxy.simulation.network.Losses;
import net.igmpproxy.simulation.peers.RouterVariables;
import net.igmpproxy.simulation.proxy.ProxyObserver;
import net.igmpproxy.simulation.proxy.Settings.Leaving;

/** Assigns a packet loss model to each link. */
final class Losing implements ProxyObserver {
    private final World world;
    private final Map<String, Long> specificQueries = new TreeMap<>();

    private Losing(World world) {
        this.world = world;
    }

    static void arrange(World world) {
        Losing losing = new Losing(world);
        world.watch(losing);
        Scenario scenario = world.scenario();
        Losses random = new RandomLosses(scenario.loss(), world.dice());
        world.upstream()
                .segment()
                .setLosses(
                        switch (scenario.upstreamLosses()) {
                            case NONE -> Losses.NONE;
                            case UNBOUNDED -> random;
                            case BOUNDED -> new FewLosses(world);
                        });
        for (Lan lan : world.lans()) {
            lan.segment()
                    .setLosses(
                            switch (scenario.losses()) {
                                case NONE -> Losses.NONE;
                                case UNBOUNDED -> random;
                                case BOUNDED ->
                                    new BoundedLosses(
                                            scenario.loss(),
                                            world.dice(),
                                            lan::hosts,
                                            datagram -> losing.bound(lan, datagram));
                            });
        }
    }

    /**
     * Returns the loss bound of a packet. Responses to last-member queries are not lost: one response may answer
     * several queries, whose interval is at most their response time. Neither is the single query after a tracked
     * leave.
     */
    private int bound(Lan lan, Datagram datagram) {
        RouterVariables variables = world.proxy().settings().of(lan.name()).variables();
        long asked = specificQueries.getOrDefault(lan.name(), Long.MIN_VALUE / 2);
        long answered = asked
                + variables.lastMemberQueryInterval()
                + 2 * lan.segment().impairments().maxDelay();
        boolean once = world.proxy().settings().leaving() == Leaving.TRACKED || !(datagram.message() instanceof Query);
        return once && world.now() <= answered ? 1 : Math.min(variables.robustness(), variables.lastMemberQueryCount());
    }

    @Override
    public void sent(String interfaceName, Datagram datagram) {
        if (datagram.message() instanceof Query query && !query.isGeneral()) {
            specificQueries.put(interfaceName, world.now());
        }
    }
}
