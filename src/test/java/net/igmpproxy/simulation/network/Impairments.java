package net.igmpproxy.simulation.network;

import net.igmpproxy.simulation.base.Dice;
import net.igmpproxy.simulation.base.Time;

/**
 * How a LAN treats packets, besides losing them.
 *
 * @param minDelay   the least delay
 * @param usualDelay the most delay of a packet that is not held up
 * @param maxDelay   the most delay of one that is, and may so be overtaken
 * @param holdUp     probability of being held up
 * @param duplicate  probability of arriving twice
 */
public record Impairments(long minDelay, long usualDelay, long maxDelay, double holdUp, double duplicate) {
    /** A LAN at its best. */
    public static final Impairments NONE =
            new Impairments(Time.MILLISECOND / 20, Time.MILLISECOND, Time.MILLISECOND, 0, 0);

    long delay(Dice dice) {
        return dice.time(minDelay, dice.chance(holdUp) ? maxDelay : usualDelay);
    }
}
