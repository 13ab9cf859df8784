package net.igmpproxy.core.host;

import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.querier.QuerierClaims;
import net.igmpproxy.core.timer.DeadlineQueue;
import net.igmpproxy.core.wire.MembershipQuery;

/**
 * Schedules answers to queries and unsolicited refreshes, and chooses their version and minimum interval. Senders that
 * do not count have a separate interval, so a flood of their queries does not delay answers to other senders. Times are
 * nanoseconds.
 */
final class QueryAnswers {
    private final NavigableMap<GroupAddress, HostGroup> groups;
    private final DeadlineQueue<HostGroup> deadlines;
    private final HostVariables variables;
    private final Random random;
    private final AnswerPace pace = new AnswerPace();
    private final AnswerPace foreignPace = new AnswerPace();
    private long refreshedAt;

    /**
     * Creates the answers of one interface.
     *
     * @param groups    all groups with reception state
     * @param deadlines deadlines of these groups
     */
    QueryAnswers(
            NavigableMap<GroupAddress, HostGroup> groups,
            DeadlineQueue<HostGroup> deadlines,
            HostVariables variables,
            Random random,
            long now) {
        this.groups = groups;
        this.deadlines = deadlines;
        this.variables = variables;
        this.random = random;
        this.refreshedAt = now;
    }

    /**
     * Answers a query in the host's version.
     *
     * @param counts true if the sender counts
     */
    void answer(HostProtocol speaking, MembershipQuery query, boolean counts, long now) {
        long maxResponseTime = maxResponseTime(query);
        if (query.isGeneral()) {
            begin(speaking, maxResponseTime, (counts ? pace : foreignPace).heard(speaking.reports(), now), now);
        }
        query.specificGroup()
                .map(groups::get)
                .filter(state -> !state.filter().isNothing())
                .ifPresent(state -> {
                    speaking.onSpecificQuery(state, query, now, maxResponseTime);
                    deadlines.update(state);
                });
    }

    /**
     * Answers a query in version 2 while the host's version is 3. This does not delay the next refresh, since version 2
     * omits source-specific groups.
     */
    void answerInVersion2(MembershipQuery query, long now) {
        long maxResponseTime = maxResponseTime(query);
        if (query.isGeneral()) {
            scheduleVersion2(groups.values(), maxResponseTime, foreignPace.heard(groups.size(), now), now);
        }
        query.specificGroup()
                .map(groups::get)
                .ifPresent(state -> scheduleVersion2(List.of(state), maxResponseTime, HostGroup.ANSWER_PAUSE, now));
    }

    /** Starts the refresh that is due. */
    void onDeadline(HostProtocol speaking, long now) {
        if (refreshDue() <= now) {
            begin(speaking, Math.min(variables.refreshInterval() / 2, QuerierClaims.DEFAULT_RESPONSE_INTERVAL), 0, now);
        }
    }

    /** Time of the next refresh, {@link DeadlineQueue#NEVER} if refreshes are disabled. */
    long nextDeadline() {
        return refreshDue();
    }

    private void begin(HostProtocol speaking, long maxResponseTime, long pause, long now) {
        refreshedAt = now;
        if (!groups.isEmpty()) {
            speaking.onGeneralQuery(now, maxResponseTime, pause);
        }
    }

    private void scheduleVersion2(Collection<HostGroup> asked, long maxResponseTime, long pause, long now) {
        for (HostGroup state : asked) {
            if (!state.filter().isNothing() && !variables.isSourceSpecific(state.group())) {
                state.scheduleVersion2Answer(state.paced(now + HostInterface.delay(maxResponseTime, random), pause));
                deadlines.update(state);
            }
        }
    }

    private long refreshDue() {
        long interval = variables.refreshInterval();
        return interval == 0 ? DeadlineQueue.NEVER : refreshedAt + interval;
    }

    /** Maximum response time of a query, at least 0.1 s: a host never answers at once (RFC 9776 section 5.2). */
    private static long maxResponseTime(MembershipQuery query) {
        return Math.max(MembershipQuery.NANOS_PER_TENTH, query.maxResponseNanos());
    }
}
