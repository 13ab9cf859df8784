package net.igmpproxy.core.rate;

import java.util.Optional;
import net.igmpproxy.core.addr.Ipv4Address;

/** Counts what came more often than a rate allows, until it is told. */
public final class Excess {
    private final RateKind rate;
    private final int maximum;
    private long times;
    private Ipv4Address last = Ipv4Address.UNSPECIFIED;

    /**
     * @param maximum times a second
     */
    Excess(RateKind rate, int maximum) {
        this.rate = rate;
        this.maximum = maximum;
    }

    /**
     * What is to be told.
     *
     * @param rate    what there was too much of
     * @param maximum how often a second it may be
     * @param last    whose was the last
     * @param times   how often it was too often
     */
    public record Count(RateKind rate, int maximum, Ipv4Address last, long times) {}

    void add(Ipv4Address address, long more) {
        times += more;
        last = address;
    }

    /** What has been counted since the last call, if anything. */
    Optional<Count> take() {
        if (times == 0) {
            return Optional.empty();
        }
        Count count = new Count(rate, maximum, last, times);
        times = 0;
        return Optional.of(count);
    }
}
