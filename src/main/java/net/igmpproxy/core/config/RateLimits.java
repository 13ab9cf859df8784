package net.igmpproxy.core.config;

/**
 * Rate limits of one interface. Input beyond a limit is delayed or dropped regardless of its content.
 *
 * @param maxPacketRate IGMP packets per second of all addresses that are neither members nor queriers, 1 to 1000000
 * @param maxHostPacketRate IGMP packets per second of one address, 1 to 1000000
 * @param maxUpcallRate no-cache upcalls per second, for sources without a kernel entry, 1 to 1000000
 */
public record RateLimits(int maxPacketRate, int maxHostPacketRate, int maxUpcallRate) {
    public static final NumberRange RANGE = new NumberRange(1, 1_000_000);

    /** Limits above the needs of a network without attackers, and below the load that keeps two cores busy. */
    public static final RateLimits DEFAULT = new RateLimits(20_000, 10_000, 20_000);

    public RateLimits {
        RANGE.require("maxPacketRate", maxPacketRate);
        RANGE.require("maxHostPacketRate", maxHostPacketRate);
        RANGE.require("maxUpcallRate", maxUpcallRate);
    }
}
