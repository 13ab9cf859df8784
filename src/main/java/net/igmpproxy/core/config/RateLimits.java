package net.igmpproxy.core.config;

/**
 * How often one interface may be asked for something. What comes more often is put off or dropped, whatever it says.
 *
 * @param maxPacketRate     IGMP packets a second of addresses that are no member and no querier, 1 to 1000000
 * @param maxHostPacketRate IGMP packets a second of one address, 1 to 1000000
 * @param maxUpcallRate     first packets a second of sources that the kernel has no entry for, 1 to 1000000
 */
public record RateLimits(int maxPacketRate, int maxHostPacketRate, int maxUpcallRate) {
    public static final NumberRange RANGE = new NumberRange(1, 1_000_000);

    /** Well above what an honest network does, and below what keeps two cores busy. */
    public static final RateLimits DEFAULT = new RateLimits(20_000, 10_000, 20_000);

    public RateLimits {
        RANGE.require("maxPacketRate", maxPacketRate);
        RANGE.require("maxHostPacketRate", maxHostPacketRate);
        RANGE.require("maxUpcallRate", maxUpcallRate);
    }
}
