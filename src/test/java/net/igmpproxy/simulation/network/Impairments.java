package net.igmpproxy.simulation.network;

import net.igmpproxy.simulation.base.Dice;
import net.igmpproxy.simulation.base.Time;

/**
 * Impairments of a link other than packet loss. All times are in nanoseconds.
 *
 * @param minDelay   the minimum delay
 * @param usualDelay the maximum delay of an ordinary packet
 * @param maxDelay   the maximum delay of a late packet, which others may overtake
 * @param holdUp     the probability of a late packet
 * @param duplicate  the probability of a duplicate
 */
public record Impairments(long minDelay, long usualDelay, long maxDelay, double holdUp, double duplicate) {
    /** Link with delays up to 1 ms and no other impairment. */
    public static final Impairments NONE =
            new Impairments(Time.MILLISECOND / 20, Time.MILLISECOND, Time.MILLISECOND, 0, 0);

    long delay(Dice dice) {
        return dice.time(minDelay, dice.chance(holdUp) ? maxDelay : usualDelay);
    }
}
