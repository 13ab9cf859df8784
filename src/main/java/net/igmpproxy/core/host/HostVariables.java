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

/** Variables of the host side that change at run time: settings, MTU, and values from queries. */
final class HostVariables {
    private final OlderQueriers olderQueriers = new OlderQueriers();

    /** Versions of routers of other networks and of snooping switches. */
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

    /** Remaining Querier Present times for routers of other networks and for snooping switches. */
    OlderQueriersPresent olderForeigners(long now) {
        return olderForeigners.state(now);
    }

    /** The Robustness Variable of the querier's queries, 0 if none was received. */
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
     * Adopts version and variables from a query of a router of the link (RFC 9776 sections 4.1.6 and 7.2.1). A general
     * query also ends every version received only from elsewhere.
     */
    void heard(MembershipQuery query, long now) {
        if (query.isGeneral()) {
            olderForeigners.forget();
        }
        robustness.adopt(query);
        heard(olderQueriers, query, now);
    }

    /** Adopts version and variables from a query of a router of another network. */
    void heardForeign(MembershipQuery query, long now) {
        robustness.adopt(query);
        heard(olderForeigners, query, now);
    }

    /** Adopts the version from a query of a snooping switch. */
    void heardVersion(MembershipQuery query, long now) {
        heard(olderForeigners, query, now);
    }

    private void heard(OlderQueriers queriers, MembershipQuery query, long now) {
        long claimed = intervals(robustness.value());
        queriers.heard(query, QuerierClaims.boundedIntervals(claimed, intervals(settings.robustness())), now);
    }

    /**
     * Robustness Variable times Query Interval. Hosts do not know the Query Interval of an older querier and use the
     * default (RFC 9776 section 8.12).
     */
    private static long intervals(int robustness) {
        return robustness * QuerierClaims.DEFAULT_QUERY_INTERVAL;
    }

    /** Returns true if the version is configured. */
    boolean isVersionFixed() {
        return settings.version().isPresent();
    }

    /** The version of this host: the configured one, otherwise the Host Compatibility Mode (RFC 9776 section 7.2.1). */
    IgmpVersion version(long now) {
        Optional<IgmpVersion> fixed = settings.version();
        return fixed.orElseGet(() -> Collections.min(List.of(olderQueriers.oldest(now), olderForeigners.oldest(now))));
    }

    /** Time of the next possible version change if no query of an older version is received until then. */
    long versionChangesAt(long now) {
        return settings.version().isPresent()
                ? DeadlineQueue.NEVER
                : Math.min(olderQueriers.changesAt(now), olderForeigners.changesAt(now));
    }

    /** Time without a general query after which all groups are reported again, in nanoseconds; 0 for never. */
    long refreshInterval() {
        return settings.refreshInterval().map(Duration::toNanos).orElse(0L);
    }

    /** Largest IP packet of the interface, in bytes. */
    int mtu() {
        return mtu;
    }

    void setMtu(int octets) {
        mtu = octets;
    }

    /** Number of transmissions of a change, 1 or more. */
    int robustness() {
        return robustness.value();
    }

    /** Returns true if a group must not be reported without sources. */
    boolean isSourceSpecific(GroupAddress group) {
        return settings.sourceSpecific().test(group);
    }
}
