package net.igmpproxy.api.server;

import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import net.igmpproxy.api.AccessReview.Grant;
import net.igmpproxy.runtime.client.CutReason;
import org.jspecify.annotations.Nullable;

/**
 * One request, and the time that its thread has waited for the client. Its thread begins and ends waits; any thread may
 * ask and cut, under the lock of {@link WaitingRequests}.
 */
final class WatchedRequest {
    /** Pace of a client that is served: a document of 4 MB takes a link of 35 kB/s within the time of a request. */
    private static final long PACE_BYTES = 8 << 10;

    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** A pace is not known sooner. */
    private static final long SHORTEST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final ClientConnection connection;
    private long beganNanos;
    private @Nullable ClientWait wait;
    private long waitBeganNanos;
    private long waitedNanos;
    private long waits;
    private long movedBytes;
    private boolean known;
    private @Nullable Grant grant;
    private long discardBeganNanos;
    private boolean discards;
    private volatile boolean readCut;
    private volatile boolean writeCut;
    private volatile boolean answered;
    private volatile boolean madeRoom;

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
        waits = 0;
        movedBytes = 0;
        known = false;
        grant = null;
        discards = false;
    }

    /**
     * Order in which requests are cut when too many wait: first those that are answered, then those without a valid
     * credential, then the slowest: by the bytes that came or went while the thread waited, and not by the time alone, since
     * a client that connects again and again has always waited for a short time. Requests of the same pace are cut by the time
     * that they have waited, the longest first.
     */
    static Comparator<WatchedRequest> slowestFirst(long nowNanos) {
        return (one, other) -> one.compareTo(other, nowNanos);
    }

    /** Without intermediate objects: it is called for all that wait, with the lock. */
    private int compareTo(WatchedRequest other, long nowNanos) {
        int order = Boolean.compare(other.waitsFor(ClientWait.DISCARD), waitsFor(ClientWait.DISCARD));
        if (order == 0) {
            order = Boolean.compare(known, other.known);
        }
        if (order == 0) {
            order = Long.compare(pace(nowNanos), other.pace(nowNanos));
        }
        return order == 0 ? Long.compare(other.waitedNanos(nowNanos), waitedNanos(nowNanos)) : order;
    }

    /** Its client has shown a valid credential. */
    void know() {
        known = true;
    }

    /** Its client may have the answer for as long as the grant is valid. */
    void grant(Grant given) {
        grant = given;
    }

    /** The grant of a stream that waits, or null. */
    @Nullable
    Grant waitingGrant() {
        return wait == ClientWait.EVENTS ? grant : null;
    }

    /** Bytes came or went. What does so before the first wait shows nothing: it fits into the buffers of the kernel. */
    void move(int bytes) {
        if (waits > 0) {
            movedBytes += bytes;
        }
    }

    /** Returns whether a wait has begun that has not ended. */
    boolean isWaiting() {
        return wait != null;
    }

    boolean waitsFor(ClientWait kind) {
        return wait == kind;
    }

    /** Returns whether it was cut so that others could be served. */
    boolean hasMadeRoom() {
        return madeRoom;
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
        waits++;
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

    /** Speed of the client in units of {@link #PACE_BYTES} in a second; 0 if it is slower. A stream of events has none. */
    private long pace(long nowNanos) {
        return wait == ClientWait.EVENTS
                ? 0
                : movedBytes * SECOND_NANOS / Math.max(waitedNanos(nowNanos), SHORTEST_NANOS) / PACE_BYTES;
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

    /** It is cut so that others can be served. */
    void makeRoom() {
        madeRoom = true;
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
