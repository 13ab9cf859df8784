package net.igmpproxy.core.host;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.host.HostInterface.QuerierSilence;
import net.igmpproxy.core.querier.OlderQueriersPresent;

/**
 * Querier state of the host side, for a handover to the host side that continues it.
 *
 * @param olderQueriers remaining IGMPv1 and IGMPv2 Querier Present times
 * @param robustness    the Robustness Variable from the querier's queries (QRV), 0 if none was received
 * @param querier       the querier of the last query
 * @param silence       time without a general query
 * @param present       the routers that count
 */
public record HostState(
        OlderQueriersPresent olderQueriers,
        int robustness,
        Optional<Ipv4Address> querier,
        QuerierSilence silence,
        Present present) {
    /** State without any querier. */
    public static final HostState EMPTY =
            new HostState(OlderQueriersPresent.NONE, 0, Optional.empty(), QuerierSilence.NONE_HEARD);

    /** Creates a state without routers that count, as version 1.0.0 hands over. */
    public HostState(
            OlderQueriersPresent olderQueriers, int robustness, Optional<Ipv4Address> querier, QuerierSilence silence) {
        this(olderQueriers, robustness, querier, silence, Present.NONE);
    }

    /**
     * Routers that count.
     *
     * @param routers         the routers, at most {@value #MOST_ROUTERS}
     * @param foreignVersions remaining times of older versions received only from routers of other networks and from
     *                        snooping switches
     */
    public record Present(List<PresentQuerier> routers, OlderQueriersPresent foreignVersions) {
        /** Maximum number of routers in a handover. */
        public static final int MOST_ROUTERS = PresentQueriers.MOST;

        /** No routers. */
        public static final Present NONE = new Present(List.of(), OlderQueriersPresent.NONE);

        public Present {
            routers = List.copyOf(routers);
        }

        private Present after(Duration time) {
            return new Present(
                    routers.stream().map(router -> router.after(time)).toList(), foreignVersions.after(time));
        }
    }

    /** Returns a copy with other routers that count. */
    public HostState with(Present routers) {
        return new HostState(olderQueriers, robustness, querier, silence, routers);
    }

    /** Returns the state after some time without a query. */
    public HostState after(Duration time) {
        return new HostState(
                olderQueriers.after(time),
                robustness,
                querier,
                new QuerierSilence(silence.heard(), silence.lasting().plus(time), silence.allowed()),
                present.after(time));
    }
}
