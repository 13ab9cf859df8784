package net.igmpproxy.core.rate;

import java.util.Optional;
import net.igmpproxy.core.addr.Ipv4Address;

/** Counts events above a rate limit until they are reported. */
public final class Excess {
    private final RateKind rate;
    private final int maximum;
    private long times;
    private Ipv4Address last = Ipv4Address.UNSPECIFIED;

    /** @param maximum limit per second */
    Excess(RateKind rate, int maximum) {
        this.rate = rate;
        this.maximum = maximum;
    }

    /**
     * Events above a rate limit.
     *
     * @param rate exceeded rate
     * @param maximum limit per second
     * @param last address of the last event
     * @param times number of events above the limit
     */
    public record Count(RateKind rate, int maximum, Ipv4Address last, long times) {}

    void add(Ipv4Address address, long more) {
        times += more;
        last = address;
    }

    /** Returns the events since the last call, if any, and resets the count. */
    Optional<Count> take() {
        if (times == 0) {
            return Optional.empty();
        }
        Count count = new Count(rate, maximum, last, times);
        times = 0;
        return Optional.of(count);
    }
}
