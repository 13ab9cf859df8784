package net.igmpproxy.core.host;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
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

    /** Those of other networks, and switches in the place of a querier. */
    private final OlderQueriers olderForeigners = new OlderQueriers();

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

    /** The same of routers of other networks, and of switches in the place of a querier. */
    OlderQueriersPresent olderForeigners(long now) {
        return olderForeigners.state(now);
    }

    /** What a querier has told, 0 if none has. */
    int adoptedRobustness() {
        return robustness.adopted();
    }

    void resume(HostState state, long now) {
        long longest = QuerierClaims.longestIntervals(intervals(settings.robustness()));
        olderQueriers.resume(state.olderQueriers(), longest, now);
        olderForeigners.resume(state.present().foreignVersions(), longest, now);
        robustness.resume(state.robustness());
    }

    /**
     * Takes notice of the version and the variables of a router of the link (RFC 9776 sections 4.1.6 and 7.2.1). Its general
     * query ends every version that was heard elsewhere only.
     */
    void heard(MembershipQuery query, long now) {
        if (query.isGeneral()) {
            olderForeigners.forget();
        }
        robustness.adopt(query);
        heard(olderQueriers, query, now);
    }

    /** Takes notice of the version and the variables of a router of another network. */
    void heardForeign(MembershipQuery query, long now) {
        robustness.adopt(query);
        heard(olderForeigners, query, now);
    }

    /** Takes notice of the version of a switch in the place of a querier. */
    void heardVersion(MembershipQuery query, long now) {
        heard(olderForeigners, query, now);
    }

    private void heard(OlderQueriers queriers, MembershipQuery query, long now) {
        long claimed = intervals(robustness.value());
        queriers.heard(query, QuerierClaims.boundedIntervals(claimed, intervals(settings.robustness())), now);
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
        return fixed.orElseGet(() -> Collections.min(List.of(olderQueriers.oldest(now), olderForeigners.oldest(now))));
    }

    /** When the version may be another, if no older query is heard until then. */
    long versionChangesAt(long now) {
        return settings.version().isPresent()
                ? DeadlineQueue.NEVER
                : Math.min(olderQueriers.changesAt(now), olderForeigners.changesAt(now));
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
