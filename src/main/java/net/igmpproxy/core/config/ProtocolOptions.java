package net.igmpproxy.core.config;

import java.util.List;
import net.igmpproxy.core.addr.Ipv4Prefix;

/**
 * How an interface speaks IGMP. Upstream, only the version and the Router Alert option have an effect.
 *
 * @param igmpVersion            the version of the proxy's own messages
 * @param oldestHostVersion      reports of hosts of an older version are ignored, 1 to 3, not above a fixed version
 *                               (RFC 9776 section 9.2)
 * @param requireRouterAlert     whether messages without the Router Alert option are ignored (RFC 9776 sections 9.1 to
 *                               9.3); those of IGMPv1 need none
 * @param forwardWhenNotQuerier  whether packets are forwarded to the link while another router is its querier, which
 *                               RFC 4605 section 3 leaves to that router
 * @param querierAllowList       networks of the routers that may win the querier election (RFC 9776 section 6.6.2);
 *                               none allows nobody
 */
public record ProtocolOptions(
        IgmpVersionOption igmpVersion,
        int oldestHostVersion,
        boolean requireRouterAlert,
        boolean forwardWhenNotQuerier,
        List<Ipv4Prefix> querierAllowList) {
    static final NumberRange HOST_VERSION_RANGE = new NumberRange(1, 3);

    /** As the RFC has it: any host, any querier. */
    public static final ProtocolOptions DEFAULT =
            new ProtocolOptions(IgmpVersionOption.AUTO, HOST_VERSION_RANGE.min(), true, false, List.of(Ipv4Prefix.ANY));

    public ProtocolOptions {
        querierAllowList = List.copyOf(querierAllowList);
        HOST_VERSION_RANGE.require("oldestHostVersion", oldestHostVersion);
        if (shutsEverybodyOut(igmpVersion, oldestHostVersion)) {
            throw new IllegalArgumentException("oldestHostVersion must not be newer than igmpVersion");
        }
    }

    /** Whether hosts would have to be newer than the version they are asked in. */
    static boolean shutsEverybodyOut(IgmpVersionOption igmpVersion, int oldestHostVersion) {
        return oldestHostVersion > igmpVersion.number().orElse(HOST_VERSION_RANGE.max());
    }

    /** These options with another version. */
    public ProtocolOptions withIgmpVersion(IgmpVersionOption value) {
        return new ProtocolOptions(
                value, oldestHostVersion, requireRouterAlert, forwardWhenNotQuerier, querierAllowList);
    }

    /** These options with another oldest version of hosts. */
    public ProtocolOptions withOldestHostVersion(int value) {
        return new ProtocolOptions(igmpVersion, value, requireRouterAlert, forwardWhenNotQuerier, querierAllowList);
    }

    /** These options with the Router Alert option required or not. */
    public ProtocolOptions withRequireRouterAlert(boolean value) {
        return new ProtocolOptions(igmpVersion, oldestHostVersion, value, forwardWhenNotQuerier, querierAllowList);
    }

    /** These options with forwarding beside another querier or without. */
    public ProtocolOptions withForwardWhenNotQuerier(boolean value) {
        return new ProtocolOptions(igmpVersion, oldestHostVersion, requireRouterAlert, value, querierAllowList);
    }

    /** These options with other routers that may win the election. */
    public ProtocolOptions withQuerierAllowList(List<Ipv4Prefix> value) {
        return new ProtocolOptions(igmpVersion, oldestHostVersion, requireRouterAlert, forwardWhenNotQuerier, value);
    }
}
