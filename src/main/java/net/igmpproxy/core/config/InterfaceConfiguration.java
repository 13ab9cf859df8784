package net.igmpproxy.core.config;

import java.util.List;
import net.igmpproxy.core.addr.Ipv4Prefix;

/**
 * What is configured for one interface.
 *
 * @param role       what it is to the proxy
 * @param altSubnets networks whose sources and hosts are accepted besides the interface's own
 * @param threshold  TTL that packets must exceed to leave through it, 1 to 255
 * @param policy     groups it has to do with
 * @param timers     the router side's timers; without effect on an upstream interface
 */
public record InterfaceConfiguration(
        Role role, List<Ipv4Prefix> altSubnets, int threshold, GroupPolicy policy, RouterTimers timers) {
    /** The threshold that keeps no packet back that the kernel may forward at all. */
    public static final int DEFAULT_THRESHOLD = 1;

    static final int MIN_THRESHOLD = 1;
    static final int MAX_THRESHOLD = 255;

    /** VyOS's words. */
    static final String THRESHOLD_OUT_OF_RANGE = "Threshold must be between 1 and 255";

    public InterfaceConfiguration {
        altSubnets = List.copyOf(altSubnets);
        if (threshold < MIN_THRESHOLD || threshold > MAX_THRESHOLD) {
            throw new IllegalArgumentException(THRESHOLD_OUT_OF_RANGE);
        }
    }

    /** An interface of the given role with everything else at its default. */
    public static InterfaceConfiguration of(Role role) {
        return new InterfaceConfiguration(
                role, List.of(), DEFAULT_THRESHOLD, GroupPolicy.ALLOW_ALL, RouterTimers.DEFAULT);
    }
}
