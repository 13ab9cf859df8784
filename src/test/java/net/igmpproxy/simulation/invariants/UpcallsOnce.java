package net.igmpproxy.simulation.invariants;

import java.util.HashMap;
import java.util.Map;
import net.igmpproxy.simulation.base.Time;
import net.igmpproxy.simulation.proxy.ProxyObserver;
import net.igmpproxy.simulation.proxy.Settings;
import net.igmpproxy.simulation.world.World;

/**
 * The kernel sends one upcall per flow, forwarded or not. Exceptions: a long silence of the source, and changes of the
 * interfaces, the configuration or the engine.
 */
final class UpcallsOnce implements Invariant, ProxyObserver {
    private static final long SILENCE = 180 * Time.SECOND;

    private final World world;
    private final Map<String, Long> asked = new HashMap<>();
    private String repeated = "";

    UpcallsOnce(World world) {
        this.world = world;
        world.watch(this);
    }

    @Override
    public void check(Snapshot snapshot) {
        if (!repeated.isEmpty()) {
            throw new Violation("the kernel asked about " + repeated + " again");
        }
    }

    @Override
    public void asked(String source, String group) {
        String flow = "(" + source + "," + group + ")";
        Long before = asked.put(flow, world.now());
        if (before != null && world.now() < before + SILENCE) {
            repeated = flow;
        }
    }

    @Override
    public void configured(Settings before, Settings after) {
        asked.clear();
    }

    @Override
    public void restarted() {
        asked.clear();
    }

    @Override
    public void forgotten(String interfaceName) {
        asked.clear();
    }

    @Override
    public void cameUp(String interfaceName) {
        asked.clear();
    }
}
