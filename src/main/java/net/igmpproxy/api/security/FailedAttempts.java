package net.igmpproxy.api.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts failed attempts by address, so that nobody tries tokens by the thousand. As many addresses are remembered as fit,
 * the latest.
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

    /** An attempt from an address has failed. */
    synchronized void add(String address) {
        Attempts before = current(address);
        byAddress.remove(address);
        byAddress.put(address, new Attempts(before.since(), before.count() + 1));
        if (byAddress.size() > MOST_ADDRESSES) {
            byAddress.remove(byAddress.keySet().iterator().next());
        }
    }

    /** How long an address has to wait for the next attempt; zero if it need not. */
    synchronized Duration wait(String address) {
        Attempts attempts = current(address);
        return attempts.count() < MOST
                ? Duration.ZERO
                : Duration.between(clock.instant(), attempts.since().plus(PERIOD));
    }

    private Attempts current(String address) {
        Attempts known = byAddress.get(address);
        Instant now = clock.instant();
        return known == null || !known.since().plus(PERIOD).isAfter(now) ? new Attempts(now, 0) : known;
    }
}
