package net.igmpproxy.simulation.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.igmpproxy.simulation.base.Dice;
import net.igmpproxy.simulation.base.EventQueue;
import net.igmpproxy.simulation.base.Trace;
import net.igmpproxy.simulation.network.Datagram;
import net.igmpproxy.simulation.network.Segment;
import net.igmpproxy.simulation.peers.SimulatedHost;
import net.igmpproxy.simulation.peers.SimulatedRouter;
import net.igmpproxy.simulation.proxy.Port;
import net.igmpproxy.simulation.proxy.ProxyBox;
import net.igmpproxy.simulation.proxy.ProxyObserver;
import net.igmpproxy.simulation.proxy.Settings;

/** Simulated network: the proxy, its upstream link and its downstream links. */
public final class World implements ProxyObserver {
    /** Name of the upstream interface. */
    public static final String UPSTREAM = "eth0";

    private final Scenario scenario;
    private final Cast cast;
    private final SettingsDice settingsDice;
    private final EventQueue queue;
    private final Dice dice;
    private final Trace trace;
    private final List<ProxyObserver> observers = new ArrayList<>();
    private final List<Lan> lans = new ArrayList<>();
    private final ProxyBox proxy;
    private final Lan upstream;
    private final Map<String, Long> disturbances = new TreeMap<>();

    World(WorldPlan plan, EventQueue queue, Dice dice, Trace trace) {
        this.scenario = plan.scenario();
        this.cast = plan.cast();
        this.settingsDice = plan.settingsDice();
        this.queue = queue;
        this.dice = dice;
        this.trace = trace;
        this.proxy = new ProxyBox(plan.settings(), scenario.latency(), queue, dice, trace, this);
        this.upstream = lan(plan, 0);
        for (int number = 1; number <= scenario.lans(); number++) {
            lans.add(lan(plan, number));
        }
    }

    /** Returns a changed configuration, or the present one if none is found. */
    Settings otherSettings() {
        return settingsDice.changed(proxy.settings());
    }

    /** Returns the parameters. */
    public Scenario scenario() {
        return scenario;
    }

    /** Returns the groups and sources. */
    public Cast cast() {
        return cast;
    }

    /** Returns the event queue. */
    public EventQueue queue() {
        return queue;
    }

    /** Returns the virtual time in nanoseconds. */
    public long now() {
        return queue.now();
    }

    /** Returns the random number generator. */
    public Dice dice() {
        return dice;
    }

    /** Returns the trace. */
    public Trace trace() {
        return trace;
    }

    /** Returns the proxy. */
    public ProxyBox proxy() {
        return proxy;
    }

    /** Returns the downstream links. */
    public List<Lan> lans() {
        return List.copyOf(lans);
    }

    /** Returns the upstream link; its first router is the upstream router of the proxy. */
    public Lan upstream() {
        return upstream;
    }

    /** Returns the router that receives the proxy's upstream reports. */
    public SimulatedRouter upstreamRouter() {
        return upstream.routers().get(0);
    }

    /** Records a disturbance of a link, by which the proxy may lose or miss memberships. */
    public void disturb(String interfaceName) {
        disturbances.put(interfaceName, now());
    }

    /** Returns the time of the last disturbance of a link, in nanoseconds; 0 if there was none. */
    public long disturbedAt(String interfaceName) {
        return disturbances.getOrDefault(interfaceName, 0L);
    }

    /** Adds an observer of the proxy. */
    public void watch(ProxyObserver observer) {
        observers.add(observer);
    }

    @Override
    public void delivered(String interfaceName, Datagram datagram) {
        trace.note(() -> "proxy receives on " + interfaceName + ": " + datagram);
        observers.forEach(observer -> observer.delivered(interfaceName, datagram));
    }

    @Override
    public void sent(String interfaceName, Datagram datagram) {
        observers.forEach(observer -> observer.sent(interfaceName, datagram));
    }

    @Override
    public void asked(String source, String group) {
        observers.forEach(observer -> observer.asked(source, group));
    }

    @Override
    public void configured(Settings before, Settings after) {
        observers.forEach(observer -> observer.configured(before, after));
    }

    @Override
    public void restarted() {
        observers.forEach(ProxyObserver::restarted);
    }

    @Override
    public void forgotten(String interfaceName) {
        observers.forEach(observer -> observer.forgotten(interfaceName));
    }

    @Override
    public void removed(String interfaceName) {
        observers.forEach(observer -> observer.removed(interfaceName));
    }

    @Override
    public void cameUp(String interfaceName) {
        observers.forEach(observer -> observer.cameUp(interfaceName));
    }

    private Lan lan(WorldPlan plan, int number) {
        String name = "eth" + number;
        Segment segment = new Segment("lan" + number, scenario.impairments(), queue, dice, trace);
        Port port = proxy.plug(name, plan.portAddress(number), plan.mtu(), segment);
        List<SimulatedHost> hosts = plan.hosts(number).stream()
                .map(host -> new SimulatedHost(host, segment, queue, dice))
                .toList();
        List<SimulatedRouter> routers = plan.routers(number).stream()
                .map(router -> new SimulatedRouter(router.name(), router.address(), router.variables(), segment, queue))
                .toList();
        return new Lan(port, segment, hosts, routers);
    }
}
