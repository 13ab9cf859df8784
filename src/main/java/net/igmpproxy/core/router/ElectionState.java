package net.igmpproxy.core.router;

import java.time.Duration;
import java.util.Optional;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.querier.OlderQueriersPresent;

/**
 * Querier state of one interface, handed over to the router side that continues it after a restart.
 *
 * @param olderQueriers remaining IGMPv1 and IGMPv2 Querier Present times
 * @param otherQuerier  the elected querier, empty if it is this router or none
 */
public record ElectionState(OlderQueriersPresent olderQueriers, Optional<OtherQuerier> otherQuerier) {
    /**
     * Another router that is the querier.
     *
     * @param address       its address
     * @param present       remaining time until the querier itself counts as absent
     * @param othersPresent remaining time until every router that wins against this one counts as absent; never less
     *                      than {@code present}
     * @param robustness    the Robustness Variable from its queries (QRV), 0 if none was received
     * @param queryInterval the Query Interval from its queries (QQIC), zero if none was received
     */
    public record OtherQuerier(
            Ipv4Address address, Duration present, Duration othersPresent, int robustness, Duration queryInterval) {}
}
