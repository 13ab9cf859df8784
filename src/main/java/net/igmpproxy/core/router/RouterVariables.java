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
 * The timers and counters of one interface as they are now (RFC 9776 section 8): configured, or adopted from another
 * router that is the querier. All times are nanoseconds.
 */
final class RouterVariables {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long NANOS_PER_TENTH = 100_000_000L;

    /** Far more than links and hosts delay an answer; a change that it hides is known at the next general query. */
    private static final long ANSWER_TOLERANCE_NANOS = NANOS_PER_SECOND;

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

    /** Goes on with other settings; what was adopted from a querier stays. */
    void configure(RouterSettings settings) {
        timers = settings.timers();
        fixedVersion = IgmpVersion.ofNumber(settings.protocol().igmpVersion().number());
        robustness.configure(timers.robustnessVariable());
    }

    /**
     * Adopts the variables of the querier, another router (RFC 9776 sections 4.1.6 and 4.1.7).
     *
     * @param proved the Query Interval that it has proved, 0 if none
     */
    void adopt(MembershipQuery query, long proved) {
        robustness.adopt(query);
        provedQueryInterval = proved;
        if (query.version() == IgmpVersion.V3) {
            long seconds = query.queryIntervalSeconds();
            adoptedQueryInterval = seconds > 0 ? seconds * NANOS_PER_SECOND : QuerierClaims.DEFAULT_QUERY_INTERVAL;
        }
    }

    /** Goes back to what is configured: there is another querier than the one whose variables were adopted. */
    void reset() {
        robustness.reset();
        adoptedQueryInterval = 0;
        provedQueryInterval = 0;
    }

    OlderQueriersPresent olderQueriers(long now) {
        return olderQueriers.state(now);
    }

    /** What the querier has told, 0 if it has told none. */
    int adoptedRobustness() {
        return robustness.adopted();
    }

    /** What the querier has told, zero if it has told none. */
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

    /** Another router has asked; if it speaks an older version, that one is spoken while it is present. */
    void heard(MembershipQuery query, long now) {
        olderQueriers.heard(query, QuerierClaims.boundedIntervals(queryIntervals(), configuredIntervals()), now);
    }

    /** The same of a router that may have been forged: it is present until its next query is overdue. */
    void heardOnce(MembershipQuery query, long now) {
        olderQueriers.heardOnce(query, queryInterval(), now);
    }

    /** The version to speak: the configured one, else the oldest of the routers that are present. */
    IgmpVersion version(long now) {
        return fixedVersion.orElseGet(() -> olderQueriers.oldest(now));
    }

    /** The version to speak where no router speaks an older one. */
    IgmpVersion preferredVersion() {
        return fixedVersion.orElse(IgmpVersion.V3);
    }

    /** Section 8.1. */
    int robustness() {
        return robustness.value();
    }

    /**
     * Section 8.2. Another querier's counts up to the configured one, the RFC's default or what it has proved, whichever is
     * longest: a forged query may claim 31744 s.
     */
    long queryInterval() {
        long configured = timers.queryInterval().toNanos();
        long longest = Math.max(configured, Math.max(QuerierClaims.DEFAULT_QUERY_INTERVAL, provedQueryInterval));
        return adoptedQueryInterval > 0 ? Math.min(adoptedQueryInterval, longest) : configured;
    }

    /** Robustness Variable times Query Interval, which the intervals of sections 8.4, 8.12 and 8.13 are made of. */
    private long queryIntervals() {
        return robustness() * queryInterval();
    }

    /** Section 8.3. */
    long queryResponseInterval() {
        return timers.queryMaxResponseTime().toNanos();
    }

    /** Section 8.4: with room for an answer to the last of the queries as late as it may be. */
    long groupMembershipInterval() {
        return queryIntervals() + 2 * queryResponseInterval();
    }

    /**
     * Section 8.5. Whatever another querier claims, its silence is borne no longer than that of a querier with the configured
     * timers, with the RFC's defaults, 255 s, or with the interval that it has proved. Otherwise one forged query could end
     * forwarding to the link for 62 hours.
     */
    long otherQuerierPresentInterval() {
        long believed = QuerierClaims.provedIntervals(configuredIntervals(), provedQueryInterval);
        return QuerierClaims.boundedIntervals(queryIntervals(), believed) + queryResponseInterval() / 2;
    }

    /** The longest that it may be of a querier that has proved nothing. */
    long longestOtherQuerierPresentInterval() {
        return QuerierClaims.longestPresence(configuredIntervals(), queryResponseInterval());
    }

    private long configuredIntervals() {
        return timers.robustnessVariable() * timers.queryInterval().toNanos();
    }

    /** Section 8.6. */
    long startupQueryInterval() {
        return timers.effectiveStartupQueryInterval().toNanos();
    }

    /** Section 8.7. */
    int startupQueryCount() {
        return timers.effectiveStartupQueryCount();
    }

    /** The time until the queries of a startup have been sent and answered. */
    long startupTime() {
        return timers.startupTime().toNanos();
    }

    /** Section 8.8. */
    long lastMemberQueryInterval() {
        return timers.lastMemberQueryInterval().toNanos();
    }

    /** Section 8.9. */
    int lastMemberQueryCount() {
        return timers.lastMemberQueryCount().orElse(robustness());
    }

    /** Section 8.10. */
    long lastMemberQueryTime() {
        return lastMemberQueryInterval() * lastMemberQueryCount();
    }

    /**
     * The Last Member Query Time of another router that has sent a specific query: its interval is the query's Max Resp
     * Time (section 8.8), or, if hosts were given no time at all, the own one.
     */
    long lastMemberQueryTime(MembershipQuery query) {
        long interval = query.maxResponseTenths() * NANOS_PER_TENTH;
        return (interval > 0 ? interval : lastMemberQueryInterval()) * lastMemberQueryCount();
    }

    /** Until when a specific query may be answered that this router sends: answers are sent, and handled, a little late. */
    long answerDeadline(long now) {
        return now + lastMemberQueryInterval() + ANSWER_TOLERANCE_NANOS;
    }

    /**
     * Until when a specific query of another router may be answered: 11 s at the most, as a Max Resp Time of 53 minutes is
     * nobody's who waits for the answer.
     */
    long answerDeadline(MembershipQuery query, long now) {
        long time = Math.min(query.maxResponseTenths() * NANOS_PER_TENTH, QuerierClaims.DEFAULT_RESPONSE_INTERVAL);
        return now + time + ANSWER_TOLERANCE_NANOS;
    }

    /** Section 8.13. */
    long olderHostPresentInterval() {
        return queryIntervals() + queryResponseInterval();
    }
}
