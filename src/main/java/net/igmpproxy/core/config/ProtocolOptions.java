package net.igmpproxy.core.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.igmpproxy.core.addr.Ipv4Prefix;

/**
 * How an interface speaks IGMP.
 *
 * @param igmpVersion             the version of the proxy's own messages
 * @param oldestHostVersion       reports of hosts of an older version are ignored, 1 to 3, not above a fixed version
 *                                (RFC 9776 section 9.2); without effect upstream
 * @param requireRouterAlert      whether messages without the Router Alert option are ignored (RFC 9776 sections 9.1 to
 *                                9.3); those of IGMPv1 need none
 * @param queriers                who may be the querier, and whose queries count
 * @param upstreamRefreshInterval time after which all groups are reported upstream again if no general query has asked for
 *                                them, 1 s to 31744 s; empty: never; without effect downstream
 */
public record ProtocolOptions(
        IgmpVersionOption igmpVersion,
        int oldestHostVersion,
        boolean requireRouterAlert,
        QuerierOptions queriers,
        Optional<Duration> upstreamRefreshInterval) {
    public static final NumberRange HOST_VERSION_RANGE = new NumberRange(1, 3);

    public static final DurationRange REFRESH_RANGE = RouterTimers.QUERY_INTERVAL_RANGE;

    /** As the RFC has it: any host, any querier of the link. */
    public static final ProtocolOptions DEFAULT = new ProtocolOptions(
            IgmpVersionOption.AUTO, HOST_VERSION_RANGE.min(), false, QuerierOptions.DEFAULT, Optional.empty());

    public ProtocolOptions {
        HOST_VERSION_RANGE.require("oldestHostVersion", oldestHostVersion);
        upstreamRefreshInterval.ifPresent(value -> REFRESH_RANGE.require("upstreamRefreshInterval", value));
        if (shutsEverybodyOut(igmpVersion, oldestHostVersion)) {
            throw new IllegalArgumentException("oldestHostVersion must not be newer than igmpVersion");
        }
    }

    /** Whether hosts would have to be newer than the version they are asked in. */
    public static boolean shutsEverybodyOut(IgmpVersionOption igmpVersion, int oldestHostVersion) {
        return oldestHostVersion > igmpVersion.number().orElse(HOST_VERSION_RANGE.max());
    }

    /** These options with another version. */
    public ProtocolOptions withIgmpVersion(IgmpVersionOption value) {
        return new ProtocolOptions(value, oldestHostVersion, requireRouterAlert, queriers, upstreamRefreshInterval);
    }

    /** These options with another oldest version of hosts. */
    public ProtocolOptions withOldestHostVersion(int value) {
        return new ProtocolOptions(igmpVersion, value, requireRouterAlert, queriers, upstreamRefreshInterval);
    }

    /** These options with the Router Alert option required or not. */
    public ProtocolOptions withRequireRouterAlert(boolean value) {
        return new ProtocolOptions(igmpVersion, oldestHostVersion, value, queriers, upstreamRefreshInterval);
    }

    /** These options with other querier options. */
    public ProtocolOptions withQueriers(QuerierOptions value) {
        return new ProtocolOptions(igmpVersion, oldestHostVersion, requireRouterAlert, value, upstreamRefreshInterval);
    }

    /** These options with forwarding beside another querier or without. */
    public ProtocolOptions withForwardWhenNotQuerier(boolean value) {
        return withQueriers(new QuerierOptions(queriers.mayQuery(), value, queriers.allowList()));
    }

    /** These options with a list of the routers whose queries count. */
    public ProtocolOptions withQuerierAllowList(List<Ipv4Prefix> value) {
        return withQueriers(
                new QuerierOptions(queriers.mayQuery(), queriers.forwardWhenNotQuerier(), Optional.of(value)));
    }
}
