package net.igmpproxy.simulation.peers;

import java.util.Collection;
import net.igmpproxy.lab.wire.IgmpMessage;
import net.igmpproxy.simulation.base.Dice;
import net.igmpproxy.simulation.base.EventQueue;
import net.igmpproxy.simulation.base.Filter;

/** What a speaker knows of its host. */
interface HostInterface {
    /** Virtual time. */
    EventQueue queue();

    /** Chance. */
    Dice dice();

    /** The state of the interface for a group. */
    Filter state(String group);

    /** The groups with state. */
    Collection<String> groups();

    /** How often a change is reported. */
    int robustness();

    /** Sends a message. */
    void send(String destination, IgmpMessage message);
}
