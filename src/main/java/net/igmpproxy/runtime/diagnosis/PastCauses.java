package net.igmpproxy.runtime.diagnosis;

import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.config.InterfaceConfiguration;
import net.igmpproxy.core.config.Keys;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.engine.finding.Finding;
import net.igmpproxy.core.engine.finding.Finding.FlowsForgotten;
import net.igmpproxy.core.engine.finding.Finding.IgmpRefused;
import net.igmpproxy.core.engine.finding.Finding.LimitReached;
import net.igmpproxy.core.engine.finding.Finding.OlderHostSilent;
import net.igmpproxy.core.engine.finding.Finding.OtherVersion;
import net.igmpproxy.core.engine.finding.Finding.RateExceeded;
import net.igmpproxy.core.engine.finding.Finding.SourcesNotNamed;
import net.igmpproxy.runtime.diagnosis.finding.LimitsInForce;

/**
 * Filter for findings about past events whose cause has been removed. The engine retains such a finding for ten
 * minutes. If the configuration in force excludes a recurrence, no remedy is needed.
 */
final class PastCauses {
    private final ProxyConfiguration configuration;
    private final LimitsInForce limits;

    /**
     * @param configuration configuration in force
     */
    PastCauses(ProxyConfiguration configuration) {
        this.configuration = configuration;
        this.limits = new LimitsInForce(configuration);
    }

    /** Returns true unless the configuration excludes the cause of the finding. */
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
        if (finding instanceof OtherVersion version) {
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
            case GROUP_DENIED ->
                refused.hosts().group().filter(configured.policy()::allows).isPresent();
            case HOST_VERSION -> configured.protocol().oldestHostVersion() == 1;
            // The engine itself drops the findings of hosts that are admitted now.
            case FOREIGN_HOST, LEAVE_DESTINATION, RECORD, MESSAGE_TYPE, DAMAGED -> false;
        };
    }

    private static boolean isSpoken(InterfaceConfiguration configured, int version) {
        return configured.protocol().igmpVersion().number().orElse(0) == version;
    }
}
