package net.igmpproxy.core.rate;

import java.util.Optional;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.config.RateLimits;
import net.igmpproxy.core.timer.DeadlineQueue;
import net.igmpproxy.core.timer.TokenBucket;

/**
 * Rate limiter for the IGMP packets of one interface. Each address has its own limit, and all unknown addresses share
 * another one. A flood from one address costs that address its own packets. A flood from many addresses costs packets
 * of unknown senders only, not of members.
 */
public final class PacketGate {
    /** Number of buckets; addresses share them, which bounds the memory. */
    private static final int HOST_BUCKETS = 1024;

    /** Multiplier that spreads similar addresses over the buckets: 2^32 divided by the golden ratio. */
    private static final int SPREAD = 0x9e3779b9;

    private static final int HOST_SHIFT = Integer.SIZE - Integer.numberOfTrailingZeros(HOST_BUCKETS);

    /** Divisor of the rate that yields the burst of unknown senders: the packets of 250 ms. */
    private static final int STRANGERS_BURST_DIVISOR = 4;

    private final RateLimits limits;
    private final TokenBucket strangers;
    private final TokenBucket[] hosts = new TokenBucket[HOST_BUCKETS];
    private final Excess ofHosts;
    private final Excess ofStrangers;
    private final FloodWatch flood;
    private final HostThrottle throttle;
    private Ipv4Address last = Ipv4Address.UNSPECIFIED;

    public PacketGate(RateLimits limits, long now) {
        this.limits = limits;
        this.strangers = new TokenBucket(
                limits.maxPacketRate(), Math.max(1, limits.maxPacketRate() / STRANGERS_BURST_DIVISOR), now);
        this.ofHosts = new Excess(RateKind.HOST_PACKETS, limits.maxHostPacketRate());
        this.ofStrangers = new Excess(RateKind.PACKETS, limits.maxPacketRate());
        this.flood = new FloodWatch(limits.maxPacketRate(), now);
        this.throttle = new HostThrottle(limits.maxHostPacketRate(), HOST_BUCKETS, now);
    }

    /**
     * Returns true if a packet is to be processed.
     *
     * @param knownSince time since when its sender has been a member or a querier; {@link DeadlineQueue#NEVER} for an
     *     unknown sender
     */
    public boolean admits(Ipv4Address host, long knownSince, long now) {
        return knownSince >= flood.since() ? admitsStranger(host, now) : admitsKnown(host, now);
    }

    private boolean admitsStranger(Ipv4Address host, long now) {
        boolean fits = flood.admits();
        if (!bucket(host, now).take(now)) {
            ofHosts.add(host, 1);
            return false;
        }
        if (!fits || !strangers.take(now)) {
            ofStrangers.add(host, 1);
            return false;
        }
        last = host;
        return true;
    }

    private boolean admitsKnown(Ipv4Address host, long now) {
        flood.sawMember();
        if (!throttle.admits(place(host)) || !bucket(host, now).take(now)) {
            ofHosts.add(host, 1);
            return false;
        }
        return true;
    }

    /** Updates the measurements; returns the sampling ratio 1 in n for unknown senders. */
    public int flood(Arrivals arrivals, long now) {
        throttle.look(arrivals, now);
        long keptBack = flood.look(arrivals, now);
        if (keptBack > 0) {
            ofStrangers.add(last, keptBack);
        }
        return flood.oneOf();
    }

    /** Returns the estimated number of packets in the last 100 ms. */
    public double arrived() {
        return flood.arrived();
    }

    /** Returns the time by which a sender must have been a member to be exempt from sampling. */
    public long floodedSince() {
        return flood.since();
    }

    /** Returns the time at which {@link #flood} must be called next. */
    public long nextDeadline() {
        return flood.nextDeadline();
    }

    /** Returns the events above the limits since the last call. */
    public Stream<Excess.Count> takeExcess() {
        return Stream.of(ofHosts, ofStrangers).map(Excess::take).flatMap(Optional::stream);
    }

    private static int place(Ipv4Address host) {
        return (host.bits() * SPREAD) >>> HOST_SHIFT;
    }

    private TokenBucket bucket(Ipv4Address host, long now) {
        int place = place(host);
        TokenBucket bucket = hosts[place];
        if (bucket == null) {
            bucket = new TokenBucket(limits.maxHostPacketRate(), limits.maxHostPacketRate(), now);
            hosts[place] = bucket;
        }
        return bucket;
    }
}
