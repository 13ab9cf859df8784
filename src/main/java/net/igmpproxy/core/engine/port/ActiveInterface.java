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
 * A configured interface that exists and has a VIF number.
 *
 * @param vif           its VIF number
 * @param link          its state in the kernel
 * @param configuration its configuration
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

    /**
     * Returns true if reports of this host are accepted. Accepted hosts are neighbours, hosts in the alt-subnets, and
     * {@code 0.0.0.0}; broadcast addresses are not.
     */
    public boolean admitsHost(Ipv4Address host) {
        PrefixList altSubnets = PrefixList.of(configuration.altSubnets());
        return host.isUnspecified()
                || link.isNeighbour(host)
                || (link.isOfHost(host, altSubnets) && altSubnets.longestMatch(host) >= 0);
    }

    /** The rule for which routers' queries count. */
    public QuerierCheck querierCheck() {
        return new QuerierCheck(
                link,
                configuration.altSubnets(),
                configuration.protocol().queriers().allowList());
    }

    /**
     * Returns the properties of the interface that forwarding uses.
     *
     * @param forwards true if packets may leave through it
     */
    public ForwardingInterface forwarding(boolean forwards) {
        List<Ipv4Prefix> networks =
                link.addresses().stream().map(InterfaceAddress::network).toList();
        return new ForwardingInterface(
                name(), vif, isUpstream(), configuration.threshold(), configuration.altSubnets(), networks, forwards);
    }
}
