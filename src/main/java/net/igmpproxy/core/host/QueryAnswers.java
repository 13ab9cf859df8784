package net.igmpproxy.core.host;

import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.timer.DeadlineQueue;
import net.igmpproxy.core.wire.MembershipQuery;

/**
 * Answers to queries, and current-state reports that nobody has asked for: how soon they follow each other, and in which
 * version they are. Queriers that do not count have a pace of their own, so that a flood of their queries slows down no
 * answer to others.
 */
final class QueryAnswers {
    private static final long NANOS_PER_TENTH = 100_000_000L;

    /** The Query Response Interval by default (RFC 9776 section 8.3): 10 s. */
    private static final long LONGEST_REFRESH = 100 * NANOS_PER_TENTH;

    private final NavigableMap<GroupAddress, HostGroup> groups;
    private final DeadlineQueue<HostGroup> deadlines;
    private final HostVariables variables;
    private final Random random;
    private final AnswerPace pace = new AnswerPace();
    private final AnswerPace foreignPace = new AnswerPace();
    private long refreshedAt;

    /**
     * @param groups    all groups with reception state
     * @param deadlines theirs
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
     * Answers a query in the version that is spoken.
     *
     * @param counts whether its sender counts
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
     * Answers a query in version 2 while version 3 is spoken. This refreshes nothing: version 2 does not tell groups with
     * sources that must not be reported without.
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

    /** Begins the refresh that is due. */
    void onDeadline(HostProtocol speaking, long now) {
        if (refreshDue() <= now) {
            begin(speaking, Math.min(variables.refreshInterval() / 2, LONGEST_REFRESH), 0, now);
        }
    }

    /** When the next refresh is due, or never. */
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

    /** Never at once (RFC 9776 section 5.2), even if asked to. */
    private static long maxResponseTime(MembershipQuery query) {
        return Math.max(1, query.maxResponseTenths()) * NANOS_PER_TENTH;
    }
}
