package net.igmpproxy.core.host;

import java.time.Duration;
import net.igmpproxy.core.host.HostInterface.QuerierSilence;
import net.igmpproxy.core.querier.QuerierClaims;
import net.igmpproxy.core.wire.MembershipQuery;

/**
 * Notices that general queries do not come any more. How long they may fail to come, a router knows as the Other Querier
 * Present Interval (RFC 9776 section 8.5); the querier's own variables make it up as far as it tells them, within
 * {@link QuerierClaims}.
 */
final class QueryWatch {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long NANOS_PER_TENTH = NANOS_PER_SECOND / 10;

    private boolean heard;
    private long last;
    private long allowed;

    /** The configured Robustness Variable times the default Query Interval. */
    private long configured;

    /**
     * @param robustness configured Robustness Variable
     */
    QueryWatch(int robustness, long now) {
        this.last = now;
        this.configured = robustness * QuerierClaims.DEFAULT_QUERY_INTERVAL;
        this.allowed = configured + QuerierClaims.DEFAULT_RESPONSE_INTERVAL / 2;
    }

    void configure(int robustness) {
        configured = robustness * QuerierClaims.DEFAULT_QUERY_INTERVAL;
    }

    /**
     * A query has come; only general ones come by themselves.
     *
     * @param proved the Query Interval that its sender has proved, 0 if none, in nanoseconds
     */
    void heard(MembershipQuery query, int robustness, long proved, long now) {
        if (query.isGeneral()) {
            heard = true;
            last = now;
            long response =
                    Math.min(query.maxResponseTenths() * NANOS_PER_TENTH, QuerierClaims.DEFAULT_RESPONSE_INTERVAL);
            long believed = QuerierClaims.provedIntervals(configured, proved);
            allowed = QuerierClaims.boundedIntervals(robustness * interval(query), believed) + response / 2;
        }
    }

    /** Whether a general query has come lately. */
    boolean isQuerierPresent(long now) {
        return heard && last + allowed > now;
    }

    /** How long general queries may fail to come, in nanoseconds. */
    long allowed() {
        return allowed;
    }

    /** Goes on from what was handed on. */
    void resume(QuerierSilence silence, long now) {
        heard = silence.heard();
        last = now - silence.lasting().toNanos();
        allowed = Math.min(silence.allowed().toNanos(), longest());
    }

    /** The longest time that general queries of a querier may fail to come that has proved nothing, in nanoseconds. */
    long longest() {
        return QuerierClaims.longestPresence(configured, QuerierClaims.DEFAULT_RESPONSE_INTERVAL);
    }

    QuerierSilence silence(long now) {
        return new QuerierSilence(heard, Duration.ofNanos(now - last), Duration.ofNanos(allowed));
    }

    /** Versions before 3 do not tell their interval. */
    private static long interval(MembershipQuery query) {
        return query.queryIntervalSeconds() == 0
                ? QuerierClaims.DEFAULT_QUERY_INTERVAL
                : query.queryIntervalSeconds() * NANOS_PER_SECOND;
    }
}
