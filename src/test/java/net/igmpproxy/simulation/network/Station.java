package net.igmpproxy.simulation.network;

/** Something with an interface on a LAN. */
public interface Station {
    /** What to call it. */
    String name();

    /** Whether its interface is plugged in and up. */
    boolean isAttached();

    /** Whether its interface takes packets to a destination. */
    boolean hears(String destination);

    /** A packet has come. */
    void receive(Datagram datagram);
}
