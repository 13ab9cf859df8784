package net.igmpproxy.simulation.network;

/** Packet loss model. */
public interface Losses {
    /** Model without loss. */
    Losses NONE = (from, to, datagram) -> false;

    /** Returns true if a packet is lost on the way to one receiver. */
    boolean loses(Station from, Station to, Datagram datagram);
}
