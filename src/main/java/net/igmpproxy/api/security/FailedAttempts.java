package net.igmpproxy.api.security;

import java.net.Inet6Address;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import net.igmpproxy.runtime.port.MonotonicClock;

/**
 * Counts failed authentication attempts per IPv4 address and per IPv6 /64 prefix, because a host can use any address of
 * its prefix. Only responses to further failed attempts depend on the count; a client with a valid token may share the
 * address. Remembers the latest 1000 addresses.
 */
final class FailedAttempts {
    /** Maximum number of failed attempts per minute and address. */
    static final int MOST = 10;

    private static final long PERIOD_NANOS = Duration.ofMinutes(1).toNanos();
    private static final int MOST_ADDRESSES = 1000;
    private static final int NETWORK_BYTES = 8;

    private final MonotonicClock clock;
    private final Map<String, Attempts> byAddress = new LinkedHashMap<>();

    private record Attempts(long sinceNanos, int count) {}

    FailedAttempts(MonotonicClock clock) {
        this.clock = clock;
    }

    /**
     * Counts a failed attempt.
     *
     * @return the time until the next attempt is permitted; zero if the limit is not reached
     */
    synchronized Duration add(String address) {
        String network = network(address);
        long now = clock.nanos();
        Attempts before = current(network, now);
        if (before.count() >= MOST) {
            return Duration.ofNanos(PERIOD_NANOS - (now - before.sinceNanos()));
        }
        byAddress.remove(network);
        byAddress.put(network, new Attempts(before.sinceNanos(), before.count() + 1));
        if (byAddress.size() > MOST_ADDRESSES) {
            byAddress.remove(byAddress.keySet().iterator().next());
        }
        return Duration.ZERO;
    }

    private Attempts current(String network, long now) {
        Attempts known = byAddress.get(network);
        return known == null || now - known.sinceNanos() >= PERIOD_NANOS ? new Attempts(now, 0) : known;
    }

    private static String network(String address) {
        return AddressLiteral.parse(address)
                .filter(Inet6Address.class::isInstance)
                .map(parsed -> HexFormat.of().formatHex(parsed.getAddress(), 0, NETWORK_BYTES))
                .orElse(address);
    }
}
