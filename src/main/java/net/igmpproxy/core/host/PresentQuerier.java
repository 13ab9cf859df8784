package net.igmpproxy.core.host;

import java.time.Duration;
import net.igmpproxy.core.addr.Ipv4Address;

/**
 * A router that counts as present upstream.
 *
 * @param address   its address
 * @param ofTheLink whether it is a router of the link, and not of another network
 * @param proved    whether it has queried often enough not to be one forged query
 * @param left      time for which it counts yet if no query of it is heard
 */
public record PresentQuerier(Ipv4Address address, boolean ofTheLink, boolean proved, Duration left) {
    /** The same after some time in which no query was heard. */
    PresentQuerier after(Duration time) {
        return new PresentQuerier(
                address, ofTheLink, proved, left.compareTo(time) > 0 ? left.minus(time) : Duration.ZERO);
    }
}
