package net.igmpproxy.core.querier;

import java.time.Duration;

/**
 * For how long yet queriers of older versions are taken to be present, if none is heard meanwhile; zero where none is.
 *
 * @param version1 IGMPv1
 * @param version2 IGMPv2
 */
public record OlderQueriersPresent(Duration version1, Duration version2) {
    /** None is present. */
    public static final OlderQueriersPresent NONE = new OlderQueriersPresent(Duration.ZERO, Duration.ZERO);

    /** The same after some time. */
    public OlderQueriersPresent after(Duration time) {
        return new OlderQueriersPresent(left(version1, time), left(version2, time));
    }

    private static Duration left(Duration present, Duration time) {
        return present.compareTo(time) > 0 ? present.minus(time) : Duration.ZERO;
    }
}
