package net.igmpproxy.runtime.diagnosis.finding;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.config.InterfaceConfiguration;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.Role;
import net.igmpproxy.core.engine.finding.Finding.OtherRouters;
import net.igmpproxy.core.engine.finding.Finding.QuerierIgnored;
import net.igmpproxy.core.engine.finding.Finding.QuerierRefused;
import net.igmpproxy.core.querier.QuerierStanding;

/**
 * Converts findings about ignored queries and refused queriers to messages with remedies. A router is proposed for
 * {@code querierAllowList} only if this keeps forwarding: a router that wins the election of a downstream interface
 * ends forwarding there.
 */
final class RefusedQuerierTexts {
    /** Duration of a capture. A querier sends a general query about every two minutes. */
    private static final int CAPTURE_SECONDS = 300;

    private final ProxyConfiguration configuration;

    /**
     * @param configuration configuration in force, from which remedies are derived
     */
    RefusedQuerierTexts(ProxyConfiguration configuration) {
        this.configuration = configuration;
    }

    Diagnosis of(QuerierRefused refused) {
        InterfaceName name = refused.interfaceName();
        OtherRouters routers = refused.routers();
        String what = isOne(routers)
                ? addresses(routers) + " would be the IGMP querier on " + name
                        + ", as its address is lower, but querierAllowList does not list it"
                : "Each of " + addresses(routers) + " would be the IGMP querier on " + name
                        + ", as their addresses are lower, but querierAllowList does not list them";
        return Diagnosis.on(
                        name, "querier-refused", Severity.WARNING, what + advice(name, routers), remedy(name, routers))
                .happened(refused.occurrences());
    }

    Diagnosis of(QuerierIgnored ignored) {
        InterfaceName name = ignored.interfaceName();
        OtherRouters routers = ignored.routers();
        String effect = ignored.answered()
                ? " are answered, but their IGMP version and timers are ignored: "
                : " are ignored: ";
        String later = ignored.answered() && routers.standing() == QuerierStanding.FOREIGN
                ? ". They are accepted from the second general query of a router on, if it arrives 30 s or more"
                        + " after the first and no router of the link is present"
                : "";
        return Diagnosis.on(
                        name,
                        "querier-ignored",
                        ignored.answered() ? Severity.INFO : Severity.WARNING,
                        "Queries of " + addresses(routers) + " on " + name + effect + reason(routers) + later
                                + advice(name, routers),
                        remedy(name, routers))
                .happened(ignored.occurrences());
    }

    private static String reason(OtherRouters routers) {
        return switch (routers.standing()) {
            case NO_HOST -> "no router has " + (isOne(routers) ? "that address" : "those addresses");
            case NOT_LISTED -> "querierAllowList does not list " + them(routers);
            case PROXY_QUERY -> "a snooping switch without an address does not make the proxy speak IGMPv1";
            case FOREIGN, COUNTS ->
                isOne(routers)
                        ? "its address is in no network of the interface"
                        : "their addresses are in no network of the interface";
        };
    }

    private String advice(InterfaceName name, OtherRouters routers) {
        if (!canBeListed(routers)) {
            return ". Find the host that sends them";
        }
        return endsForwarding(name, routers)
                ? ". Find out what sends them, and have it stop. Do not list " + them(routers)
                        + " unless another router is to forward to " + name
                        + ": listed, a lower address wins the election, and the proxy forwards nothing there without"
                        + " forwardWhenNotQuerier"
                : ". Find out what sends them, or, to accept them, list " + them(routers);
    }

    private String remedy(InterfaceName name, OtherRouters routers) {
        return canBeListed(routers) && !endsForwarding(name, routers)
                ? Commands.patch(
                        configuration.keyOf(name).orElse(name), "{\"querierAllowList\": " + candidates(routers) + "}")
                : "timeout " + CAPTURE_SECONDS + " tcpdump -c 1 -eni " + Commands.quoted(name.value()) + " "
                        + Commands.quoted("igmp and (" + senders(routers) + ")");
    }

    /** Returns false if listing the address would have no more effect than no list, as for {@code 0.0.0.0}. */
    private static boolean canBeListed(OtherRouters routers) {
        return routers.standing() != QuerierStanding.NO_HOST && routers.standing() != QuerierStanding.PROXY_QUERY;
    }

    private boolean endsForwarding(InterfaceName name, OtherRouters routers) {
        return routers.wouldWin()
                && configuration
                        .of(name)
                        .filter(RefusedQuerierTexts::forwardsAsQuerierOnly)
                        .isPresent();
    }

    private static boolean forwardsAsQuerierOnly(InterfaceConfiguration configured) {
        return configured.role() == Role.DOWNSTREAM
                && !configured.protocol().queriers().forwardWhenNotQuerier();
    }

    private static boolean isOne(OtherRouters routers) {
        return routers.addresses().size() == 1;
    }

    private static String them(OtherRouters routers) {
        return isOne(routers) ? "it" : "them";
    }

    private static String addresses(OtherRouters routers) {
        return routers.addresses().stream().map(Ipv4Address::toString).collect(Collectors.joining(", "));
    }

    private static String senders(OtherRouters routers) {
        return routers.addresses().stream()
                .map(address -> "src host " + address)
                .collect(Collectors.joining(" or "));
    }

    private static String candidates(OtherRouters routers) {
        List<String> networks = Stream.concat(
                        routers.counting().stream().map(Object::toString),
                        routers.addresses().stream().map(address -> address + "/32"))
                .toList();
        return networks.stream().map(network -> '"' + network + '"').collect(Collectors.joining(", ", "[", "]"));
    }
}
