package net.igmpproxy.runtime.diagnosis;

import java.util.List;
import java.util.Optional;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.config.InterfaceConfiguration;
import net.igmpproxy.core.config.Keys;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.engine.Finding;
import net.igmpproxy.core.engine.Finding.FlowsForgotten;
import net.igmpproxy.core.engine.Finding.IgmpRefused;
import net.igmpproxy.core.engine.Finding.LimitReached;
import net.igmpproxy.core.engine.Finding.OlderHostSilent;
import net.igmpproxy.core.engine.Finding.OtherVersion;
import net.igmpproxy.core.engine.Finding.QuerierIgnored;
import net.igmpproxy.core.engine.Finding.QuerierRefused;
import net.igmpproxy.core.engine.Finding.RateExceeded;
import net.igmpproxy.core.engine.Finding.SourcesNotNamed;

/**
 * Decides which findings about past events still hold. A finding is kept for ten minutes, and the configuration may have
 * changed meanwhile: what could not happen again by the configuration in force needs no remedy.
 */
final class PastCauses {
    private final ProxyConfiguration configuration;
    private final LimitsInForce limits;

    /**
     * @param configuration the one in force
     */
    PastCauses(ProxyConfiguration configuration) {
        this.configuration = configuration;
        this.limits = new LimitsInForce(configuration);
    }

    /** Whether the cause of a finding is still configured, as far as it is a matter of the configuration. */
    boolean remains(Finding finding) {
        if (finding instanceof LimitReached limit) {
            return isReached(limit.interfaceName(), limit.limit(), limit.maximum());
        } else if (finding instanceof FlowsForgotten forgotten) {
            return isReached(forgotten.interfaceName(), Keys.MAX_FLOWS, forgotten.maximum());
        } else if (finding instanceof RateExceeded exceeded) {
            return isReached(exceeded.interfaceName(), exceeded.rate().key(), exceeded.maximum());
        } else if (finding instanceof SourcesNotNamed unnamed) {
            return configuration.ssm().contains(unnamed.group())
                    && configuration.ssm().mappedSources(unnamed.group()).isEmpty();
        }
        return configuration
                .of(finding.interfaceName())
                .filter(configured -> isCorrected(finding, configured))
                .isEmpty();
    }

    private boolean isReached(InterfaceName name, String limit, int maximum) {
        return limits.of(name, limit).orElse(maximum) <= maximum;
    }

    private static boolean isCorrected(Finding finding, InterfaceConfiguration configured) {
        if (finding instanceof QuerierRefused refused) {
            return isAllowed(configured, refused.router());
        } else if (finding instanceof QuerierIgnored ignored) {
            Ipv4Address router = ignored.router().address();
            return switch (ignored.router().standing()) {
                case NOT_LISTED -> isAllowed(configured, router);
                case FOREIGN ->
                    allowList(configured)
                            .filter(listed -> contains(listed, router))
                            .isPresent();
                case NO_HOST, PROXY_QUERY, COUNTS -> false;
            };
        } else if (finding instanceof OtherVersion version) {
            return isSpoken(configured, version.heard());
        } else if (finding instanceof OlderHostSilent) {
            return isSpoken(configured, 1) || isSpoken(configured, 2);
        } else if (finding instanceof IgmpRefused refused) {
            return isAccepted(refused, configured);
        }
        return false;
    }

    private static boolean isAccepted(IgmpRefused refused, InterfaceConfiguration configured) {
        return switch (refused.refusal()) {
            case ROUTER_ALERT_MISSING -> !configured.protocol().requireRouterAlert();
            case TTL -> !configured.hosts().requireTtl1();
            case FOREIGN_HOST ->
                refused.hosts().examples().stream().allMatch(host -> contains(configured.altSubnets(), host));
            case GROUP_DENIED ->
                refused.hosts().group().filter(configured.policy()::allows).isPresent();
            case HOST_VERSION -> configured.protocol().oldestHostVersion() == 1;
            case LEAVE_DESTINATION, RECORD, MESSAGE_TYPE, DAMAGED -> false;
        };
    }

    private static boolean isSpoken(InterfaceConfiguration configured, int version) {
        return configured.protocol().igmpVersion().number().orElse(0) == version;
    }

    /** Whether no list keeps a router from being querier. */
    private static boolean isAllowed(InterfaceConfiguration configured, Ipv4Address router) {
        return allowList(configured).filter(listed -> !contains(listed, router)).isEmpty();
    }

    private static Optional<List<Ipv4Prefix>> allowList(InterfaceConfiguration configured) {
        return configured.protocol().queriers().allowList();
    }

    private static boolean contains(List<Ipv4Prefix> networks, Ipv4Address address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }
}
