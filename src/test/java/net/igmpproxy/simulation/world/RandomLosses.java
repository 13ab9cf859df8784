package net.igmpproxy.simulation.world;

import net.igmpproxy.simulation.base.Dice;
import net.igmpproxy.simulation.network.Datagram;
import net.igmpproxy.simulation.network.Losses;
import net.igmpproxy.simulation.network.Station;

/** Packet loss with a constant probability. */
record RandomLosses(double probability, Dice dice) implements Losses {
    @Override
    public boolean loses(Station from, Station to, Datagram datagram) {
        return dice.chance(probability);
    }
}
