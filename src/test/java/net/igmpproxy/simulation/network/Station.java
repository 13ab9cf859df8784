package net.igmpproxy.simulation.network;

/** Station with an interface on a segment. */
public interface Station {
    /** Returns the name. */
    String name();

    /** Returns true if the interface is connected and up. */
    boolean isAttached();

    /** Returns true if the interface accepts packets to a destination. */
    boolean hears(String destination);

    /** Receives a packet. */
    void receive(Datagram datagram);
}
