package net.igmpproxy.core.host;

import java.time.Duration;
import net.igmpproxy.core.addr.Ipv4Address;

/**
 * Router that counts as present on the upstream interface.
 *
 * @param address   its address
 * @param ofTheLink true for a router of the link, false for one of another network
 * @param proved    true if the router has sent enough queries not to be a single forged one
 * @param left      remaining time for which it counts if no further query is received
 */
public record PresentQuerier(Ipv4Address address, boolean ofTheLink, boolean proved, Duration left) {
    /** Returns the state after some time without a query. */
    PresentQuerier after(Duration time) {
        return new PresentQuerier(
                address, ofTheLink, proved, left.compareTo(time) > 0 ? left.minus(time) : Duration.ZERO);
    }
}
