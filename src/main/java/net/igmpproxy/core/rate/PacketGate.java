package net.igmpproxy.core.rate;

import java.util.Optional;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.config.RateLimits;
import net.igmpproxy.core.timer.DeadlineQueue;
import net.igmpproxy.core.timer.TokenBucket;

/**
 * How many IGMP packets of one interface are looked at. Each address has a rate of its own, and those that are not known
 * have one in common: whoever floods in his own name loses his own packets, and whoever does so in many names those of
 * strangers, but not those of members.
 */
public final class PacketGate {
    /** Some addresses share a bucket, so that no number of addresses takes more room. */
    private static final int HOST_BUCKETS = 1024;

    /** Spreads addresses that differ in a few bits over the buckets: 2^32 divided by the golden ratio. */
    private static final int SPREAD = 0x9e3779b9;

    private static final int HOST_SHIFT = Integer.SIZE - Integer.numberOfTrailingZeros(HOST_BUCKETS);

    /** Strangers may send the packets of a quarter of a second at once: what can be handled while the kernel holds more. */
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
     * Whether a packet is to be looked at.
     *
     * @param knownSince since when its sender has been a member or a querier, {@link DeadlineQueue#NEVER} if it is none
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

    /** One of how many packets of strangers is enough. */
    public int flood(Arrivals arrivals, long now) {
        throttle.look(arrivals, now);
        long keptBack = flood.look(arrivals, now);
        if (keptBack > 0) {
            ofStrangers.add(last, keptBack);
        }
        return flood.oneOf();
    }

    /** Returns how many packets came in the last tenth of a second, by estimate. */
    public double arrived() {
        return flood.arrived();
    }

    /** Who was a member before that moment is none of those who flood. */
    public long floodedSince() {
        return flood.since();
    }

    /** When {@link #flood} is to be asked next. */
    public long nextDeadline() {
        return flood.nextDeadline();
    }

    /** What has been refused since the last call. */
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
