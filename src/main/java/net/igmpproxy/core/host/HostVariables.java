package net.igmpproxy.core.host;

import java.time.Duration;
import java.util.Optional;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.querier.OlderQueriers;
import net.igmpproxy.core.querier.OlderQueriersPresent;
import net.igmpproxy.core.querier.QuerierClaims;
import net.igmpproxy.core.querier.RobustnessVariable;
import net.igmpproxy.core.timer.DeadlineQueue;
import net.igmpproxy.core.wire.IgmpVersion;
import net.igmpproxy.core.wire.MembershipQuery;

/** What the host side goes by, and which may change while it works. */
final class HostVariables {
    private final OlderQueriers olderQueriers = new OlderQueriers();
    private final RobustnessVariable robustness;
    private HostSettings settings;
    private int mtu;

    HostVariables(HostSettings settings, int mtu) {
        this.settings = settings;
        this.robustness = new RobustnessVariable(settings.robustness());
        this.mtu = mtu;
    }

    void configure(HostSettings next) {
        settings = next;
        robustness.configure(next.robustness());
    }

    OlderQueriersPresent olderQueriers(long now) {
        return olderQueriers.state(now);
    }

    /** What a querier has told, 0 if none has. */
    int adoptedRobustness() {
        return robustness.adopted();
    }

    void resume(HostState state, long now) {
        olderQueriers.resume(
                state.olderQueriers(), QuerierClaims.longestIntervals(intervals(settings.robustness())), now);
        robustness.resume(state.robustness());
    }

    /** Takes notice of a querier's version and variables (RFC 9776 sections 4.1.6 and 7.2.1). */
    void heard(MembershipQuery query, long now) {
        robustness.adopt(query);
        heardVersion(query, now);
    }

    /** Takes notice of a querier's version. */
    void heardVersion(MembershipQuery query, long now) {
        long claimed = intervals(robustness.value());
        olderQueriers.heard(query, QuerierClaims.boundedIntervals(claimed, intervals(settings.robustness())), now);
    }

    /** Hosts do not know the Query Interval of an older querier and take the default (RFC 9776 section 8.12). */
    private static long intervals(int robustness) {
        return robustness * QuerierClaims.DEFAULT_QUERY_INTERVAL;
    }

    /** Whether the version to speak is configured. */
    boolean isVersionFixed() {
        return settings.version().isPresent();
    }

    /** The version to speak: the configured one, else the Host Compatibility Mode (RFC 9776 section 7.2.1). */
    IgmpVersion version(long now) {
        Optional<IgmpVersion> fixed = settings.version();
        return fixed.isPresent() ? fixed.get() : olderQueriers.oldest(now);
    }

    /** When the version may be another, if no older query is heard until then. */
    long versionChangesAt(long now) {
        return settings.version().isPresent() ? DeadlineQueue.NEVER : olderQueriers.changesAt(now);
    }

    /** Time after which all groups are reported again if no general query has come, in nanoseconds; 0: never. */
    long refreshInterval() {
        return settings.refreshInterval().map(Duration::toNanos).orElse(0L);
    }

    /** The longest IP packet of the interface, in octets. */
    int mtu() {
        return mtu;
    }

    void setMtu(int octets) {
        mtu = octets;
    }

    /** How often a change is reported, 1 or more. */
    int robustness() {
        return robustness.value();
    }

    /** Whether a group must not be reported without sources. */
    boolean isSourceSpecific(GroupAddress group) {
        return settings.sourceSpecific().test(group);
    }
}
