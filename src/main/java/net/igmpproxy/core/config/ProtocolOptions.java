package net.igmpproxy.core.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.igmpproxy.core.addr.Ipv4Prefix;

/**
 * IGMP options of an interface.
 *
 * @param igmpVersion version of the proxy's own messages
 * @param oldestHostVersion oldest accepted version of hosts, 1 to 3 and at most a fixed {@code igmpVersion}; older
 *     reports are ignored (RFC 9776 section 9.2); no effect on an upstream interface
 * @param requireRouterAlert true if messages without the Router Alert option are ignored (RFC 9776 sections 9.1 to
 *     9.3); IGMPv1 messages are exempt
 * @param queriers querier options
 * @param upstreamRefreshInterval time without a general query after which the proxy reports all groups upstream again,
 *     1 s to 31744 s; empty for never; no effect on a downstream interface
 */
public record ProtocolOptions(
        IgmpVersionOption igmpVersion,
        int oldestHostVersion,
        boolean requireRouterAlert,
        QuerierOptions queriers,
        Optional<Duration> upstreamRefreshInterval) {
    public static final NumberRange HOST_VERSION_RANGE = new NumberRange(1, 3);

    public static final DurationRange REFRESH_RANGE = RouterTimers.QUERY_INTERVAL_RANGE;

    /** Options of the RFC: hosts of any version, any querier of the link. */
    public static final ProtocolOptions DEFAULT = new ProtocolOptions(
            IgmpVersionOption.AUTO, HOST_VERSION_RANGE.min(), false, QuerierOptions.DEFAULT, Optional.empty());

    public ProtocolOptions {
        HOST_VERSION_RANGE.require("oldestHostVersion", oldestHostVersion);
        upstreamRefreshInterval.ifPresent(value -> REFRESH_RANGE.require("upstreamRefreshInterval", value));
        if (shutsEverybodyOut(igmpVersion, oldestHostVersion)) {
            throw new IllegalArgumentException("oldestHostVersion must not be newer than igmpVersion");
        }
    }

    /** Returns true if no host could be accepted: the oldest host version is newer than the query version. */
    public static boolean shutsEverybodyOut(IgmpVersionOption igmpVersion, int oldestHostVersion) {
        return oldestHostVersion > igmpVersion.number().orElse(HOST_VERSION_RANGE.max());
    }

    /** Returns a copy with another IGMP version. */
    public ProtocolOptions withIgmpVersion(IgmpVersionOption value) {
        return new ProtocolOptions(value, oldestHostVersion, requireRouterAlert, queriers, upstreamRefreshInterval);
    }

    /** Returns a copy with another oldest host version, 1 to 3. */
    public ProtocolOptions withOldestHostVersion(int value) {
        return new ProtocolOptions(igmpVersion, value, requireRouterAlert, queriers, upstreamRefreshInterval);
    }

    /** Returns a copy with another Router Alert check. */
    public ProtocolOptions withRequireRouterAlert(boolean value) {
        return new ProtocolOptions(igmpVersion, oldestHostVersion, value, queriers, upstreamRefreshInterval);
    }

    /** Returns a copy with other querier options. */
    public ProtocolOptions withQueriers(QuerierOptions value) {
        return new ProtocolOptions(igmpVersion, oldestHostVersion, requireRouterAlert, value, upstreamRefreshInterval);
    }

    /** Returns a copy with another setting for forwarding as a non-querier. */
    public ProtocolOptions withForwardWhenNotQuerier(boolean value) {
        return withQueriers(new QuerierOptions(queriers.mayQuery(), value, queriers.allowList()));
    }

    /** Returns a copy with a list of accepted queriers. */
    public ProtocolOptions withQuerierAllowList(List<Ipv4Prefix> value) {
        return withQueriers(
                new QuerierOptions(queriers.mayQuery(), queriers.forwardWhenNotQuerier(), Optional.of(value)));
    }
}
