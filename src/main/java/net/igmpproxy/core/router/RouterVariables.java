package net.igmpproxy.core.router;

import java.time.Duration;
import java.util.Optional;
import net.igmpproxy.core.config.RouterTimers;
import net.igmpproxy.core.querier.OlderQueriers;
import net.igmpproxy.core.querier.OlderQueriersPresent;
import net.igmpproxy.core.querier.QuerierClaims;
import net.igmpproxy.core.querier.RobustnessVariable;
import net.igmpproxy.core.router.ElectionState.OtherQuerier;
import net.igmpproxy.core.wire.IgmpVersion;
import net.igmpproxy.core.wire.MembershipQuery;

/**
 * Effective timers and counters of one interface (RFC 9776 section 8): configured, or adopted from another router that
 * is the querier. All times are nanoseconds.
 */
final class RouterVariables {
    /**
     * Margin for the delay of an answer on the link and in hosts. If it hides a change, the next general query reveals
     * the change.
     */
    private static final long ANSWER_TOLERANCE_NANOS = Duration.ofSeconds(1).toNanos();

    private final RobustnessVariable robustness;
    private final OlderQueriers olderQueriers = new OlderQueriers();
    private RouterTimers timers;
    private Optional<IgmpVersion> fixedVersion;
    private long adoptedQueryInterval;
    private long provedQueryInterval;

    RouterVariables(RouterSettings settings) {
        this.timers = settings.timers();
        this.fixedVersion =
                IgmpVersion.ofNumber(settings.protocol().igmpVersion().number());
        this.robustness = new RobustnessVariable(timers.robustnessVariable());
    }

    /** Applies new settings. Variables adopted from a querier stay. */
    void configure(RouterSettings settings) {
        timers = settings.timers();
        fixedVersion = IgmpVersion.ofNumber(settings.protocol().igmpVersion().number());
        robustness.configure(timers.robustnessVariable());
    }

    /**
     * Adopts the variables of another router that is the querier (RFC 9776 sections 4.1.6 and 4.1.7).
     *
     * @param proved the Query Interval that the router has proved, 0 if none
     */
    void adopt(MembershipQuery query, long proved) {
        robustness.adopt(query);
        provedQueryInterval = proved;
        if (query.version() == IgmpVersion.V3) {
            long claimed = query.queryIntervalNanos();
            adoptedQueryInterval = claimed > 0 ? claimed : QuerierClaims.DEFAULT_QUERY_INTERVAL;
        }
    }

    /** Returns to the configured values after a change of the querier. */
    void reset() {
        robustness.reset();
        adoptedQueryInterval = 0;
        provedQueryInterval = 0;
    }

    OlderQueriersPresent olderQueriers(long now) {
        return olderQueriers.state(now);
    }

    /** The Robustness Variable of the querier's queries, 0 if none was received. */
    int adoptedRobustness() {
        return robustness.adopted();
    }

    /** The Query Interval of the querier's queries, zero if none was received. */
    Duration adoptedQueryInterval() {
        return Duration.ofNanos(adoptedQueryInterval);
    }

    void resume(OlderQueriersPresent state, long now) {
        olderQueriers.resume(state, QuerierClaims.longestIntervals(configuredIntervals()), now);
    }

    void resume(OtherQuerier other) {
        robustness.resume(other.robustness());
        adoptedQueryInterval = other.queryInterval().toNanos();
    }

    /** Records the version of another router's query. An older version applies while its Querier Present timer runs. */
    void heard(MembershipQuery query, long now) {
        olderQueriers.heard(query, QuerierClaims.boundedIntervals(queryIntervals(), configuredIntervals()), now);
    }

    /**
     * Records the version of a query that may be forged. An older version applies until the router's next query is
     * overdue.
     */
    void heardOnce(MembershipQuery query, long now) {
        olderQueriers.heardOnce(query, queryInterval(), now);
    }

    /** The IGMP version of this router: the configured one, otherwise the oldest version of the present routers. */
    IgmpVersion version(long now) {
        return fixedVersion.orElseGet(() -> olderQueriers.oldest(now));
    }

    /** The IGMP version of this router if no router of an older version is present. */
    IgmpVersion preferredVersion() {
        return fixedVersion.orElse(IgmpVersion.V3);
    }

    /** Robustness Variable (section 8.1). */
    int robustness() {
        return robustness.value();
    }

    /**
     * Query Interval (section 8.2). The querier's value counts up to the longest of the configured value, the RFC's
     * default and the value that the querier has proved. A forged query may claim 31744 s.
     */
    long queryInterval() {
        long configured = timers.queryInterval().toNanos();
        long longest = Math.max(configured, Math.max(QuerierClaims.DEFAULT_QUERY_INTERVAL, provedQueryInterval));
        return adoptedQueryInterval > 0 ? Math.min(adoptedQueryInterval, longest) : configured;
    }

    /** Robustness Variable times Query Interval, the common term of sections 8.4, 8.5, 8.12 and 8.13. */
    private long queryIntervals() {
        return robustness() * queryInterval();
    }

    /** Query Response Interval (section 8.3). */
    long queryResponseInterval() {
        return timers.queryMaxResponseTime().toNanos();
    }

    /**
     * Group Membership Interval (section 8.4), with one more Query Response Interval for a late answer to the last
     * query.
     */
    long groupMembershipInterval() {
        return queryIntervals() + 2 * queryResponseInterval();
    }

    /**
     * Other Querier Present Interval (section 8.5). The querier's claim is bounded by the longest of the configured
     * timers, the RFC's default of 255 s, and the interval that the querier has proved. Otherwise one forged query
     * could end forwarding to the link for 62 hours.
     */
    long otherQuerierPresentInterval() {
        long believed = QuerierClaims.provedIntervals(configuredIntervals(), provedQueryInterval);
        return QuerierClaims.boundedIntervals(queryIntervals(), believed) + queryResponseInterval() / 2;
    }

    /** Maximum Other Querier Present Interval of a querier that has proved no interval. */
    long longestOtherQuerierPresentInterval() {
        return QuerierClaims.longestPresence(configuredIntervals(), queryResponseInterval());
    }

    private long configuredIntervals() {
        return timers.robustnessVariable() * timers.queryInterval().toNanos();
    }

    /** Startup Query Interval (section 8.6). */
    long startupQueryInterval() {
        return timers.effectiveStartupQueryInterval().toNanos();
    }

    /** Startup Query Count (section 8.7). */
    int startupQueryCount() {
        return timers.effectiveStartupQueryCount();
    }

    /** Time in which the startup queries are sent and answered. */
    long startupTime() {
        return timers.startupTime().toNanos();
    }

    /** Last Member Query Interval (section 8.8). */
    long lastMemberQueryInterval() {
        return timers.lastMemberQueryInterval().toNanos();
    }

    /** Last Member Query Count (section 8.9). */
    int lastMemberQueryCount() {
        return timers.lastMemberQueryCount().orElse(robustness());
    }

    /** Last Member Query Time (section 8.10). */
    long lastMemberQueryTime() {
        return lastMemberQueryInterval() * lastMemberQueryCount();
    }

    /**
     * Last Member Query Time for another router's specific query. The Last Member Query Interval is the query's Max
     * Resp Time (section 8.8), or the own interval if that is 0.
     */
    long lastMemberQueryTime(MembershipQuery query) {
        long interval = query.maxResponseNanos();
        return (interval > 0 ? interval : lastMemberQueryInterval()) * lastMemberQueryCount();
    }

    /** Time until which hosts may answer a specific query of this router, with a margin. */
    long answerDeadline(long now) {
        return now + lastMemberQueryInterval() + ANSWER_TOLERANCE_NANOS;
    }

    /**
     * Time until which hosts may answer a specific query of another router, at most 11 s from now. A Max Resp Code can
     * claim 53 minutes.
     */
    long answerDeadline(MembershipQuery query, long now) {
        long time = Math.min(query.maxResponseNanos(), QuerierClaims.DEFAULT_RESPONSE_INTERVAL);
        return now + time + ANSWER_TOLERANCE_NANOS;
    }

    /** Older Host Present Interval (section 8.13). */
    long olderHostPresentInterval() {
        return queryIntervals() + queryResponseInterval();
    }
}
