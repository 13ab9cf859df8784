package net.igmpproxy.core.config;

import java.util.List;
import java.util.Optional;
import net.igmpproxy.core.addr.Ipv4Prefix;

/**
 * Querier options of an interface.
 *
 * @param mayQuery              whether the proxy sends queries and may be the querier; without effect upstream
 * @param forwardWhenNotQuerier whether packets are forwarded to the link while the proxy is not its querier, which RFC 4605
 *                              section 3 leaves to the querier; without effect upstream
 * @param allowList             networks of the routers whose queries count (RFC 9776 sections 6.6.2 and 7); an empty list
 *                              allows nobody; empty where the routers of the interface's networks and alt-subnets count
 */
public record QuerierOptions(boolean mayQuery, boolean forwardWhenNotQuerier, Optional<List<Ipv4Prefix>> allowList) {
    /** As the RFC has it: the proxy takes part in the election, and the routers of the link count. */
    public static final QuerierOptions DEFAULT = new QuerierOptions(true, false, Optional.empty());

    public QuerierOptions {
        allowList = allowList.map(List::copyOf);
    }
}
