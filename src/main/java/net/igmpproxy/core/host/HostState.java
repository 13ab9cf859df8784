package net.igmpproxy.core.host;

import java.time.Duration;
import java.util.Optional;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.host.HostInterface.QuerierSilence;
import net.igmpproxy.core.querier.OlderQueriersPresent;

/**
 * What the host side has learnt of the queriers, for the one that follows it.
 *
 * @param olderQueriers which of older versions are present
 * @param robustness    the Robustness Variable that the querier has told, 0 if it has told none
 * @param querier       the last one heard
 * @param silence       for how long no general query has been heard
 */
public record HostState(
        OlderQueriersPresent olderQueriers, int robustness, Optional<Ipv4Address> querier, QuerierSilence silence) {
    /** Nothing learnt. */
    public static final HostState EMPTY = new HostState(
            new OlderQueriersPresent(Duration.ZERO, Duration.ZERO), 0, Optional.empty(), QuerierSilence.NONE_HEARD);

    /** The same after some time in which no query was heard. */
    public HostState after(Duration time) {
        return new HostState(
                olderQueriers.after(time),
                robustness,
                querier,
                new QuerierSilence(silence.heard(), silence.lasting().plus(time), silence.allowed()));
    }
}
