package net.igmpproxy.core.host;

import java.time.Duration;
import net.igmpproxy.core.host.HostInterface.QuerierSilence;
import net.igmpproxy.core.wire.MembershipQuery;

/**
 * Notices that general queries do not come any more. How long they may fail to come, a router knows as the Other Querier
 * Present Interval (RFC 9776 section 8.5); the querier's own variables make it up as far as it tells them.
 */
final class QueryWatch {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long NANOS_PER_TENTH = NANOS_PER_SECOND / 10;

    /** Query Interval and half the Query Response Interval by default (RFC 9776 sections 8.2 and 8.3): 125 s and 5 s. */
    private static final long DEFAULT_INTERVAL = 125 * NANOS_PER_SECOND;

    private static final long DEFAULT_HALF_RESPONSE = 5 * NANOS_PER_SECOND;

    private boolean heard;
    private long last;
    private long allowed;

    /**
     * @param robustness Robustness Variable
     */
    QueryWatch(int robustness, long now) {
        this.last = now;
        this.allowed = robustness * DEFAULT_INTERVAL + DEFAULT_HALF_RESPONSE;
    }

    /** A query has come; only general ones come by themselves. */
    void heard(MembershipQuery query, int robustness, long now) {
        if (query.isGeneral()) {
            heard = true;
            last = now;
            allowed = robustness * interval(query) + query.maxResponseTenths() * NANOS_PER_TENTH / 2;
        }
    }

    /** How long general queries may fail to come, in nanoseconds. */
    long allowed() {
        return allowed;
    }

    /** Goes on from what was handed on. */
    void resume(QuerierSilence silence, long now) {
        heard = silence.heard();
        last = now - silence.lasting().toNanos();
        allowed = silence.allowed().toNanos();
    }

    QuerierSilence silence(long now) {
        return new QuerierSilence(heard, Duration.ofNanos(now - last), Duration.ofNanos(allowed));
    }

    /** Versions before 3 do not tell their interval. */
    private static long interval(MembershipQuery query) {
        return query.queryIntervalSeconds() == 0 ? DEFAULT_INTERVAL : query.queryIntervalSeconds() * NANOS_PER_SECOND;
    }
}
