package net.igmpproxy.core.host;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.host.HostInterface.QuerierSilence;
import net.igmpproxy.core.querier.OlderQueriersPresent;

/**
 * What the host side has learnt of the queriers, for the one that follows it.
 *
 * @param olderQueriers which of older versions are present on the link
 * @param robustness    the Robustness Variable that the querier has told, 0 if it has told none
 * @param querier       the last one heard
 * @param silence       for how long no general query has been heard
 * @param present       which routers count
 */
public record HostState(
        OlderQueriersPresent olderQueriers,
        int robustness,
        Optional<Ipv4Address> querier,
        QuerierSilence silence,
        Present present) {
    /** Nothing learnt. */
    public static final HostState EMPTY =
            new HostState(OlderQueriersPresent.NONE, 0, Optional.empty(), QuerierSilence.NONE_HEARD);

    /** A state that says nothing of the routers that count, as version 1.0.0 hands it on. */
    public HostState(
            OlderQueriersPresent olderQueriers, int robustness, Optional<Ipv4Address> querier, QuerierSilence silence) {
        this(olderQueriers, robustness, querier, silence, Present.NONE);
    }

    /**
     * The routers that count.
     *
     * @param routers         the routers, at most {@value #MOST_ROUTERS}
     * @param foreignVersions which older versions count that were heard only of routers of other networks, and of switches in
     *                        the place of a querier
     */
    public record Present(List<PresentQuerier> routers, OlderQueriersPresent foreignVersions) {
        /** The most routers that are handed on. */
        public static final int MOST_ROUTERS = PresentQueriers.MOST;

        /** Nothing is known of them. */
        public static final Present NONE = new Present(List.of(), OlderQueriersPresent.NONE);

        public Present {
            routers = List.copyOf(routers);
        }

        private Present after(Duration time) {
            return new Present(
                    routers.stream().map(router -> router.after(time)).toList(), foreignVersions.after(time));
        }
    }

    /** The same state with the routers that count. */
    public HostState with(Present routers) {
        return new HostState(olderQueriers, robustness, querier, silence, routers);
    }

    /** The same after some time in which no query was heard. */
    public HostState after(Duration time) {
        return new HostState(
                olderQueriers.after(time),
                robustness,
                querier,
                new QuerierSilence(silence.heard(), silence.lasting().plus(time), silence.allowed()),
                present.after(time));
    }
}
