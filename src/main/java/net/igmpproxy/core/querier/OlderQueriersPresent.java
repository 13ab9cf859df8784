package net.igmpproxy.core.querier;

import java.time.Duration;

/**
 * Remaining times of the Older Version Querier Present timers; zero if no such querier is present.
 *
 * @param version1 remaining time of the IGMPv1 timer
 * @param version2 remaining time of the IGMPv2 timer
 */
public record OlderQueriersPresent(Duration version1, Duration version2) {
    /** No older querier is present. */
    public static final OlderQueriersPresent NONE = new OlderQueriersPresent(Duration.ZERO, Duration.ZERO);

    /** Returns the remaining times after a period. */
    public OlderQueriersPresent after(Duration time) {
        return new OlderQueriersPresent(left(version1, time), left(version2, time));
    }

    private static Duration left(Duration present, Duration time) {
        return present.compareTo(time) > 0 ? present.minus(time) : Duration.ZERO;
    }
}
