package net.igmpproxy.simulation.peers;

import java.util.Collection;
import net.igmpproxy.lab.wire.IgmpMessage;
import net.igmpproxy.simulation.base.Dice;
import net.igmpproxy.simulation.base.EventQueue;
import net.igmpproxy.simulation.base.Filter;

/** Host as seen by its protocol implementation. */
interface HostInterface {
    EventQueue queue();

    /** Returns the random number generator. */
    Dice dice();

    /** Returns the interface state of a group. */
    Filter state(String group);

    /** Returns the groups with interface state. */
    Collection<String> groups();

    /** Returns the Robustness Variable: the number of transmissions of a state change. */
    int robustness();

    void send(String destination, IgmpMessage message);
}
