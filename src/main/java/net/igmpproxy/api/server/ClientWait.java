package net.igmpproxy.api.server;

import java.util.concurrent.TimeUnit;

/** Reasons for which the thread of a request waits for its client. */
enum ClientWait {
    /** More of the body must arrive. */
    BODY,
    /** The client must take more of the answer. */
    ANSWER,
    /** The client must take more of a stream of events, which may stay open for days. */
    EVENTS,
    /** The answer is sent. The unread rest of the body is discarded, so that the client can read the answer. */
    DISCARD;

    /** A client that is still sending needs so long to notice the answer. */
    private static final long DISCARD_NANOS = TimeUnit.SECONDS.toNanos(1);

    boolean isRead() {
        return this == BODY || this == DISCARD;
    }

    /** Returns whether the time of the request counts, from its first byte. */
    boolean isOfLimitedRequest() {
        return this == BODY || this == ANSWER;
    }

    /** Longest time of one wait without a byte, or, of {@link #DISCARD}, of all waits together. */
    long longestNanos(ClientLimits limits) {
        return this == DISCARD ? Math.min(DISCARD_NANOS, limits.stallNanos()) : limits.stallNanos();
    }
}
