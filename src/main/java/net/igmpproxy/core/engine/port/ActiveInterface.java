package net.igmpproxy.core.engine.port;

import java.util.List;
import net.igmpproxy.core.addr.InterfaceAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.addr.PrefixList;
import net.igmpproxy.core.config.InterfaceConfiguration;
import net.igmpproxy.core.config.Role;
import net.igmpproxy.core.forwarding.ForwardingInterface;
import net.igmpproxy.core.querier.QuerierCheck;

/**
 * A configured interface that exists.
 *
 * @param vif           its VIF
 * @param link          what the kernel says of it
 * @param configuration what is configured for it
 */
public record ActiveInterface(int vif, Link link, InterfaceConfiguration configuration) {
    public InterfaceName name() {
        return link.name();
    }

    public boolean isUpstream() {
        return configuration.role() == Role.UPSTREAM;
    }

    public Ipv4Address address() {
        return link.primaryAddress().orElse(Ipv4Address.UNSPECIFIED);
    }

    /** Whether a report of this host is accepted here (design section 3.1); no host has a network's broadcast address. */
    public boolean admitsHost(Ipv4Address host) {
        PrefixList altSubnets = PrefixList.of(configuration.altSubnets());
        return host.isUnspecified()
                || link.isNeighbour(host)
                || (link.isOfHost(host, altSubnets) && altSubnets.longestMatch(host) >= 0);
    }

    /** Who counts as a querier here. */
    public QuerierCheck querierCheck() {
        return new QuerierCheck(
                link,
                configuration.altSubnets(),
                configuration.protocol().queriers().allowList());
    }

    /**
     * The interface as far as forwarding goes.
     *
     * @param forwards whether packets may leave through it
     */
    public ForwardingInterface forwarding(boolean forwards) {
        List<Ipv4Prefix> networks =
                link.addresses().stream().map(InterfaceAddress::network).toList();
        return new ForwardingInterface(
                name(), vif, isUpstream(), configuration.threshold(), configuration.altSubnets(), networks, forwards);
    }
}
