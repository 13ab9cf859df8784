package net.igmpproxy.api.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts failed attempts by address. Only answers to further failed attempts depend on it: whoever has a valid token may share the
 * address with those who guess. As many addresses are remembered as fit, the latest.
 */
final class FailedAttempts {
    /** How many attempts may fail in a minute. */
    static final int MOST = 10;

    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final int MOST_ADDRESSES = 1000;

    private final Clock clock;
    private final Map<String, Attempts> byAddress = new LinkedHashMap<>();

    private record Attempts(Instant since, int count) {}

    FailedAttempts(Clock clock) {
        this.clock = clock;
    }

    /**
     * Counts a failed attempt.
     *
     * @return how long the address has to wait for the next one; zero if it need not, since there were few
     */
    synchronized Duration add(String address) {
        Attempts before = current(address);
        if (before.count() >= MOST) {
            return Duration.between(clock.instant(), before.since().plus(PERIOD));
        }
        byAddress.remove(address);
        byAddress.put(address, new Attempts(before.since(), before.count() + 1));
        if (byAddress.size() > MOST_ADDRESSES) {
            byAddress.remove(byAddress.keySet().iterator().next());
        }
        return Duration.ZERO;
    }

    private Attempts current(String address) {
        Attempts known = byAddress.get(address);
        Instant now = clock.instant();
        return known == null || !known.since().plus(PERIOD).isAfter(now) ? new Attempts(now, 0) : known;
    }
}
