package net.igmpproxy.api.server;

import net.igmpproxy.runtime.client.CutReason;
import org.jspecify.annotations.Nullable;

/**
 * One request, and the time that its thread has waited for the client. Its thread begins and ends waits; any thread may
 * ask and cut, under the lock of {@link WaitingRequests}.
 */
final class WatchedRequest {
    private final ClientConnection connection;
    private long beganNanos;
    private @Nullable ClientWait wait;
    private long waitBeganNanos;
    private long waitedNanos;
    private long discardBeganNanos;
    private boolean discards;
    private volatile boolean readCut;
    private volatile boolean writeCut;
    private volatile boolean answered;

    /**
     * @param beganNanos time of the first byte of the request
     */
    WatchedRequest(ClientConnection connection, long beganNanos) {
        this.connection = connection;
        this.beganNanos = beganNanos;
    }

    /** Begins the next request of the same connection. */
    void next(long nowNanos) {
        beganNanos = nowNanos;
        waitedNanos = 0;
        discards = false;
    }

    /** Returns whether a wait has begun that has not ended. */
    boolean isWaiting() {
        return wait != null;
    }

    boolean isReadCut() {
        return readCut;
    }

    boolean isWriteCut() {
        return writeCut;
    }

    void beginWait(ClientWait kind, long nowNanos) {
        wait = kind;
        waitBeganNanos = nowNanos;
        if (kind == ClientWait.DISCARD && !discards) {
            discards = true;
            discardBeganNanos = nowNanos;
        }
    }

    void endWait(long nowNanos) {
        if (wait != null && wait.isOfLimitedRequest()) {
            waitedNanos += nowNanos - waitBeganNanos;
        }
        wait = null;
    }

    /** Time that the thread has waited for the client in this request; of a stream of events, in the present wait alone. */
    long waitedNanos(long nowNanos) {
        long present = nowNanos - waitBeganNanos;
        return wait != null && wait.isOfLimitedRequest() ? waitedNanos + present : present;
    }

    /** Returns the reason for which the present wait must end, or null if it may go on. */
    @Nullable
    CutReason overdue(ClientLimits limits, long nowNanos) {
        ClientWait kind = wait;
        if (kind == null) {
            return null;
        }
        long since = kind == ClientWait.DISCARD ? discardBeganNanos : waitBeganNanos;
        if (nowNanos - since >= kind.longestNanos(limits)) {
            return CutReason.STALLED;
        }
        return kind.isOfLimitedRequest() && nowNanos - beganNanos >= limits.requestNanos()
                ? CutReason.REQUEST_TIME
                : null;
    }

    /** Marks the direction that is waited for as cut. Called with the lock, while the thread waits. */
    void decideCut() {
        if (wait != null && wait.isRead()) {
            readCut = true;
            answered = wait == ClientWait.DISCARD;
        } else {
            writeCut = true;
        }
    }

    /**
     * Ends the direction that is marked, and thereby the wait.
     *
     * @return whether the client was cut off, and not only the unread rest of a body that has been answered
     */
    boolean cut() {
        if (writeCut) {
            connection.abort();
            return true;
        }
        connection.shutdownInput();
        return !answered;
    }
}
