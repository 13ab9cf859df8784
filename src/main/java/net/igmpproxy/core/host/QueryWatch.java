package net.igmpproxy.core.host;

import java.time.Duration;
import net.igmpproxy.core.host.HostInterface.QuerierSilence;
import net.igmpproxy.core.querier.QuerierClaims;
import net.igmpproxy.core.wire.MembershipQuery;

/**
 * Detects that general queries no longer arrive. The allowed time is the Other Querier Present Interval (RFC 9776
 * section 8.5), calculated from the querier's own variables within {@link QuerierClaims}. Times are nanoseconds.
 */
final class QueryWatch {
    private boolean heard;
    private long last;
    private long allowed;

    /** The configured Robustness Variable times the default Query Interval. */
    private long configured;

    /**
     * Creates a watch that has received no query.
     *
     * @param robustness configured Robustness Variable, 1 or more
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
     * Records a query. Only general queries count, since only they are periodic.
     *
     * @param proved the Query Interval that the sender has proved, 0 if none
     */
    void heard(MembershipQuery query, int robustness, long proved, long now) {
        if (query.isGeneral()) {
            heard = true;
            last = now;
            long response = Math.min(query.maxResponseNanos(), QuerierClaims.DEFAULT_RESPONSE_INTERVAL);
            long believed = QuerierClaims.provedIntervals(configured, proved);
            allowed = QuerierClaims.boundedIntervals(robustness * interval(query), believed) + response / 2;
        }
    }

    /** Returns true if a general query was received within the allowed time. */
    boolean isQuerierPresent(long now) {
        return heard && last + allowed > now;
    }

    /** Allowed time without a general query. */
    long allowed() {
        return allowed;
    }

    /** Restores the state of a handover. */
    void resume(QuerierSilence silence, long now) {
        heard = silence.heard();
        last = now - silence.lasting().toNanos();
        allowed = Math.min(silence.allowed().toNanos(), longest());
    }

    /** Maximum allowed time for a querier that has proved no interval. */
    long longest() {
        return QuerierClaims.longestPresence(configured, QuerierClaims.DEFAULT_RESPONSE_INTERVAL);
    }

    QuerierSilence silence(long now) {
        return new QuerierSilence(heard, Duration.ofNanos(now - last), Duration.ofNanos(allowed));
    }

    /** Query Interval of a query. IGMPv1 and IGMPv2 queries contain none. */
    private static long interval(MembershipQuery query) {
        long claimed = query.queryIntervalNanos();
        return claimed == 0 ? QuerierClaims.DEFAULT_QUERY_INTERVAL : claimed;
    }
}
