package net.igmpproxy.simulation.invariants;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import net.igmpproxy.simulation.proxy.Fate;
import net.igmpproxy.simulation.proxy.InterfaceSettings;
import net.igmpproxy.simulation.proxy.ProxyObserver;
import net.igmpproxy.simulation.proxy.Settings;
import net.igmpproxy.simulation.world.DataSource;
import net.igmpproxy.simulation.world.Lan;
import net.igmpproxy.simulation.world.World;

/** Whether packets of a source could reach a LAN, and whether they do. */
final class Reachability implements ProxyObserver {
    private final World world;
    private final Map<Way, Boolean> allowed = new HashMap<>();

    /** From a source to a LAN. */
    private record Way(DataSource source, String group, String lan) {}

    Reachability(World world) {
        this.world = world;
        world.watch(this);
    }

    @Override
    public void configured(Settings before, Settings after) {
        allowed.clear();
    }

    /** Whether nothing but memberships decides on a source's packets to a LAN. */
    boolean isPossible(DataSource source, String group, Lan lan) {
        return world.proxy().port(source.interfaceName()).isAttached()
                && lan.port().isAttached()
                && allowed.computeIfAbsent(new Way(source, group, lan.name()), this::isAllowed);
    }

    private boolean isAllowed(Way way) {
        InterfaceSettings lan = world.proxy().settings().of(way.lan());
        return !way.source().interfaceName().equals(way.lan())
                && isForwardable(way.group())
                && isAdmitted(way.source(), way.group())
                && lan.allows(way.group())
                && way.source().ttl() > lan.threshold();
    }

    /** Whether packets of a source are accepted where they come in. */
    boolean isAdmitted(DataSource source, String group) {
        InterfaceSettings arrival = world.proxy().settings().of(source.interfaceName());
        return arrival.admits(source.address()) && (!arrival.upstream() || arrival.allows(group));
    }

    /**
     * Why packets of a source do not reach a LAN, or nothing if they do, at the latest after the kernel has asked what to
     * do with them.
     */
    Optional<String> obstacle(DataSource source, String group, Lan lan) {
        int index = world.proxy().port(source.interfaceName()).index();
        Fate fate = world.proxy().kernel().peek(index, source.address(), group, source.ttl());
        return switch (fate.verdict()) {
            case FORWARDED ->
                fate.leaves().contains(lan.port().index())
                        ? Optional.empty()
                        : Optional.of("its packets leave through interfaces " + fate.leaves() + " only");
            case NO_CACHE ->
                world.proxy().kernel().isUnresolved(source.address(), group, world.now())
                        ? Optional.of("the kernel has asked and has got no entry")
                        : Optional.empty();
            case WRONG_VIF ->
                world.proxy().kernel().isComplaintUnheard(index, source.address(), group)
                        ? Optional.of("the kernel has said that its packets come in elsewhere, to no avail")
                        : Optional.empty();
            case DROPPED -> Optional.of("its packets are dropped, and nobody will learn of it");
        };
    }

    /** Groups of 224.0.0.0/24 are never forwarded. */
    static boolean isForwardable(String group) {
        return !group.startsWith("224.0.0.");
    }
}
