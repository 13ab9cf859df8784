package net.igmpproxy.simulation.world;

import java.util.Map;
import java.util.TreeMap;
import net.igmpproxy.simulation.base.EventQueue.Event;
import net.igmpproxy.simulation.base.Time;
import net.igmpproxy.simulation.proxy.Fate;
import net.igmpproxy.simulation.proxy.Port;

/** Data streams of the sources. */
final class Traffic {
    private final World world;
    private final Map<String, Event> streams = new TreeMap<>();

    Traffic(World world) {
        this.world = world;
    }

    /** Starts or stops a stream. */
    void toggle(DataSource source, String group) {
        String stream = source.address() + " " + group;
        Event running = streams.remove(stream);
        if (running != null) {
            running.cancel();
        } else {
            send(source, group, world.dice().time(Time.SECOND / 2, 20 * Time.SECOND));
        }
    }

    /** Stops all streams. */
    void stop() {
        streams.values().forEach(Event::cancel);
        streams.clear();
    }

    private void send(DataSource source, String group, long interval) {
        String stream = source.address() + " " + group;
        streams.put(stream, world.queue().after(interval, () -> send(source, group, interval)));
        Port port = world.proxy().port(source.interfaceName());
        if (port.isAttached()) {
            Fate fate = world.proxy().data(port, source.address(), group, source.ttl());
            world.trace().note(() -> "data " + stream + " on " + port.interfaceName() + ": " + fate);
        }
    }
}
