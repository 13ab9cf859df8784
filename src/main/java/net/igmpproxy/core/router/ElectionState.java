package net.igmpproxy.core.router;

import java.time.Duration;
import java.util.Optional;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.querier.OlderQueriersPresent;

/**
 * What the router side of an interface has learnt of other routers, for the one that follows it.
 *
 * @param olderQueriers which of older versions are present
 * @param otherQuerier  the querier, if it is not this router
 */
public record ElectionState(OlderQueriersPresent olderQueriers, Optional<OtherQuerier> otherQuerier) {
    /**
     * Another router that is the querier.
     *
     * @param address       its address
     * @param present       for how long yet it counts as present if nothing is heard of it
     * @param othersPresent for how long yet any router that wins against this one does; no less than {@code present}
     * @param robustness    the Robustness Variable that it has told, 0 if it has told none
     * @param queryInterval the Query Interval that it has told, zero if it has told none
     */
    public record OtherQuerier(
            Ipv4Address address, Duration present, Duration othersPresent, int robustness, Duration queryInterval) {}
}
