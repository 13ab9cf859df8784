package net.igmpproxy.core.config;

import java.util.List;
import java.util.Optional;
import net.igmpproxy.core.addr.Ipv4Prefix;

/**
 * Querier options of an interface.
 *
 * @param mayQuery true if the proxy sends queries and takes part in the querier election; no effect on an upstream
 *     interface
 * @param forwardWhenNotQuerier true if the proxy forwards packets to the link as a non-querier too, which RFC 4605
 *     section 3 reserves to the querier; no effect on an upstream interface
 * @param allowList networks of the accepted queriers (RFC 9776 sections 6.6.2 and 7); an empty list accepts none;
 *     absent to accept queriers in the interface's networks and alt-subnets
 */
public record QuerierOptions(boolean mayQuery, boolean forwardWhenNotQuerier, Optional<List<Ipv4Prefix>> allowList) {
    /** Options of the RFC: the proxy takes part in the election and accepts the queriers of the link. */
    public static final QuerierOptions DEFAULT = new QuerierOptions(true, false, Optional.empty());

    public QuerierOptions {
        allowList = allowList.map(List::copyOf);
    }
}
