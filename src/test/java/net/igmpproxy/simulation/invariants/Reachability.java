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

/** Determines if packets of a source may reach a link, and if they do. */
final class Reachability implements ProxyObserver {
    private final World world;
    private final Map<Way, Boolean> allowed = new HashMap<>();

    /** Path from a source to a link. */
    private record Way(DataSource source, String group, String lan) {}

    Reachability(World world) {
        this.world = world;
        world.watch(this);
    }

    @Override
    public void configured(Settings before, Settings after) {
        allowed.clear();
    }

    /** Returns true if only memberships decide whether packets of a source reach a link. */
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

    /** Returns true if packets of a source are accepted on their input interface. */
    boolean isAdmitted(DataSource source, String group) {
        InterfaceSettings arrival = world.proxy().settings().of(source.interfaceName());
        return arrival.admits(source.address()) && (!arrival.upstream() || arrival.allows(group));
    }

    /**
     * Returns the reason why packets of a source do not reach a link; empty if they do, at the latest after the upcall
     * for them.
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

    /** Returns true unless the group is in 224.0.0.0/24, which is never forwarded. */
    static boolean isForwardable(String group) {
        return !group.startsWith("224.0.0.");
    }
}
