package net.igmpproxy.simulation.network;

import java.util.ArrayList;
import java.util.List;
import net.igmpproxy.simulation.base.Dice;
import net.igmpproxy.simulation.base.EventQueue;
import net.igmpproxy.simulation.base.Trace;

/** Network segment that delivers each packet to all other stations that accept its destination. */
public final class Segment {
    private final String name;
    private final EventQueue queue;
    private final Dice dice;
    private final Trace trace;
    private final Impairments impairments;
    private final List<Station> stations = new ArrayList<>();
    private Losses losses = Losses.NONE;

    /** Creates a segment without stations and without packet loss. */
    public Segment(String name, Impairments impairments, EventQueue queue, Dice dice, Trace trace) {
        this.name = name;
        this.impairments = impairments;
        this.queue = queue;
        this.dice = dice;
        this.trace = trace;
    }

    /** Returns the name. */
    public String name() {
        return name;
    }

    /** Returns the impairments. */
    public Impairments impairments() {
        return impairments;
    }

    /** Sets the packet loss model. */
    public void setLosses(Losses next) {
        losses = next;
    }

    /** Adds a station. */
    public void add(Station station) {
        stations.add(station);
    }

    /** Sends a packet to all other stations. */
    public void send(Station from, Datagram datagram) {
        if (!from.isAttached()) {
            return;
        }
        trace.note(() -> name + ": " + datagram);
        for (Station to : stations) {
            if (to != from && to.isAttached() && to.hears(datagram.destination())) {
                transmit(from, to, datagram);
            }
        }
    }

    private void transmit(Station from, Station to, Datagram datagram) {
        if (losses.loses(from, to, datagram)) {
            trace.note(() -> name + ": lost on the way to " + to.name() + ": " + datagram);
            return;
        }
        for (int copies = dice.chance(impairments.duplicate()) ? 2 : 1; copies > 0; copies--) {
            queue.after(impairments.delay(dice), () -> {
                if (to.isAttached()) {
                    to.receive(datagram);
                }
            });
        }
    }
}
