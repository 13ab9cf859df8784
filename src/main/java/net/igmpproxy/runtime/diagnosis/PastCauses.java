package net.igmpproxy.runtime.diagnosis;

import java.util.function.Predicate;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.config.InterfaceConfiguration;
import net.igmpproxy.core.config.Keys;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.engine.finding.Finding;
import net.igmpproxy.core.engine.finding.Finding.FlowsForgotten;
import net.igmpproxy.core.engine.finding.Finding.IgmpRefused;
import net.igmpproxy.core.engine.finding.Finding.KernelChanged;
import net.igmpproxy.core.engine.finding.Finding.KernelRefused;
import net.igmpproxy.core.engine.finding.Finding.LimitReached;
import net.igmpproxy.core.engine.finding.Finding.MessagesNotSent;
import net.igmpproxy.core.engine.finding.Finding.NoQuerier;
import net.igmpproxy.core.engine.finding.Finding.NoVif;
import net.igmpproxy.core.engine.finding.Finding.OlderHostSilent;
import net.igmpproxy.core.engine.finding.Finding.OtherQuerier;
import net.igmpproxy.core.engine.finding.Finding.OtherVersion;
import net.igmpproxy.core.engine.finding.Finding.OwnHostReport;
import net.igmpproxy.core.engine.finding.Finding.QuerierIgnored;
import net.igmpproxy.core.engine.finding.Finding.QuerierRefused;
import net.igmpproxy.core.engine.finding.Finding.RateExceeded;
import net.igmpproxy.core.engine.finding.Finding.SourceSpecificNotReported;
import net.igmpproxy.core.engine.finding.Finding.SourcesNotNamed;
import net.igmpproxy.core.engine.finding.Finding.SourcesRejected;
import net.igmpproxy.core.engine.finding.Finding.UpstreamQuerierSilent;
import net.igmpproxy.runtime.diagnosis.finding.LimitsInForce;

/**
 * Filter for findings about past events whose cause has been removed. The engine retains such a finding for ten
 * minutes. If the configuration in force excludes a recurrence, no remedy is needed.
 */
final class PastCauses implements Finding.Visitor<Boolean> {
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
        return finding.accept(this);
    }

    @Override
    public Boolean limitReached(LimitReached limit) {
        return isReached(limit.interfaceName(), limit.limit(), limit.maximum());
    }

    @Override
    public Boolean flowsForgotten(FlowsForgotten forgotten) {
        return isReached(forgotten.interfaceName(), Keys.MAX_FLOWS, forgotten.maximum());
    }

    @Override
    public Boolean rateExceeded(RateExceeded exceeded) {
        return isReached(exceeded.interfaceName(), exceeded.rate().key(), exceeded.maximum());
    }

    @Override
    public Boolean sourcesNotNamed(SourcesNotNamed unnamed) {
        return configuration.ssm().contains(unnamed.group())
                && configuration.ssm().mappedSources(unnamed.group()).isEmpty();
    }

    @Override
    public Boolean otherVersion(OtherVersion version) {
        return !isConfigured(version, configured -> isSpoken(configured, version.heard()));
    }

    @Override
    public Boolean olderHostSilent(OlderHostSilent silent) {
        return !isConfigured(silent, configured -> isSpoken(configured, 1) || isSpoken(configured, 2));
    }

    @Override
    public Boolean igmpRefused(IgmpRefused refused) {
        return !isConfigured(refused, configured -> isAccepted(refused, configured));
    }

    @Override
    public Boolean otherQuerier(OtherQuerier other) {
        return true;
    }

    @Override
    public Boolean noQuerier(NoQuerier none) {
        return true;
    }

    @Override
    public Boolean querierIgnored(QuerierIgnored ignored) {
        return true;
    }

    @Override
    public Boolean querierRefused(QuerierRefused refused) {
        return true;
    }

    @Override
    public Boolean upstreamQuerierSilent(UpstreamQuerierSilent silent) {
        return true;
    }

    @Override
    public Boolean ownHostReport(OwnHostReport report) {
        return true;
    }

    @Override
    public Boolean sourceSpecificNotReported(SourceSpecificNotReported unreported) {
        return true;
    }

    @Override
    public Boolean sourcesRejected(SourcesRejected rejected) {
        return true;
    }

    @Override
    public Boolean kernelRefused(KernelRefused refused) {
        return true;
    }

    @Override
    public Boolean kernelChanged(KernelChanged changed) {
        return true;
    }

    @Override
    public Boolean messagesNotSent(MessagesNotSent unsent) {
        return true;
    }

    @Override
    public Boolean noVif(NoVif noVif) {
        return true;
    }

    private boolean isReached(InterfaceName name, String limit, int maximum) {
        return limits.of(name, limit).orElse(maximum) <= maximum;
    }

    private boolean isConfigured(Finding finding, Predicate<InterfaceConfiguration> condition) {
        return configuration.of(finding.interfaceName()).filter(condition).isPresent();
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
