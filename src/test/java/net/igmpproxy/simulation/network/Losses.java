package net.igmpproxy.simulation.network;

/** Which packets are lost. */
public interface Losses {
    /** No packet is lost. */
    Losses NONE = (from, to, datagram) -> false;

    /** Whether a packet does not reach one of its receivers. */
    boolean loses(Station from, Station to, Datagram datagram);
}
