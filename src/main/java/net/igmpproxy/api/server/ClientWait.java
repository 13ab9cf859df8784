package net.igmpproxy.api.server;

import java.util.concurrent.TimeUnit;

/** Reason for which a request thread waits for its client. */
enum ClientWait {
    /** The client must send more of the body. */
    BODY,
    /** The client must read more of the response. */
    ANSWER,
    /** The client must read more of an event stream, which may stay open for days. */
    EVENTS,
    /** The response is sent. The unread rest of the body is discarded, so that the client can read the response. */
    DISCARD;

    /** Time that a sending client needs to notice the response. */
    private static final long DISCARD_NANOS = TimeUnit.SECONDS.toNanos(1);

    boolean isRead() {
        return this == BODY || this == DISCARD;
    }

    /** Returns true if the time limit of the request applies. */
    boolean isOfLimitedRequest() {
        return this == BODY || this == ANSWER;
    }

    /** Returns the maximum duration of one wait without a byte; for {@link #DISCARD}, of all waits together. */
    long longestNanos(ClientLimits limits) {
        return this == DISCARD ? Math.min(DISCARD_NANOS, limits.stallNanos()) : limits.stallNanos();
    }
}
