package net.igmpproxy.core.engine.port;

import java.util.ArrayList;
import java.util.List;
import net.igmpproxy.core.addr.InterfaceAddress;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.config.InterfaceConfiguration;
import net.igmpproxy.core.config.Limits;
import net.igmpproxy.core.config.RateLimits;

/**
 * Properties of a downstream interface that determine which reports it accepts. Hosts whose reports were refused report
 * again only after a query.
 *
 * @param isUp          true if the link is up
 * @param networks      networks whose hosts are accepted
 * @param configuration the configuration of the interface
 */
record Admittance(boolean isUp, List<Ipv4Prefix> networks, InterfaceConfiguration configuration) {
    static Admittance of(ActiveInterface active) {
        List<Ipv4Prefix> networks = new ArrayList<>(active.configuration().altSubnets());
        active.link().addresses().stream().map(InterfaceAddress::network).forEach(networks::add);
        return new Admittance(active.link().up(), networks, active.configuration());
    }

    /** Returns true if reports are accepted that {@code before} refused. */
    boolean acceptsMoreThan(Admittance before) {
        return isUp
                && (!before.isUp
                        || networks.stream().anyMatch(network -> !before.covers(network))
                        || configuration.policy().allowsMoreThan(before.configuration.policy())
                        || checksLessThan(before.configuration)
                        || isMore(configuration.limits(), before.configuration.limits())
                        || isMore(configuration.rates(), before.configuration.rates()));
    }

    private boolean covers(Ipv4Prefix network) {
        return networks.stream()
                .anyMatch(known -> known.length() <= network.length() && known.contains(network.address()));
    }

    private boolean checksLessThan(InterfaceConfiguration before) {
        return configuration.protocol().oldestHostVersion() < before.protocol().oldestHostVersion()
                || (before.protocol().requireRouterAlert()
                        && !configuration.protocol().requireRouterAlert())
                || (before.hosts().requireTtl1() && !configuration.hosts().requireTtl1())
                || (configuration.hosts().localMembers() && !before.hosts().localMembers());
    }

    private static boolean isMore(Limits now, Limits before) {
        return now.maxGroups() > before.maxGroups()
                || now.maxGroupSources() > before.maxGroupSources()
                || now.maxHosts() > before.maxHosts();
    }

    private static boolean isMore(RateLimits now, RateLimits before) {
        return now.maxPacketRate() > before.maxPacketRate() || now.maxHostPacketRate() > before.maxHostPacketRate();
    }
}
