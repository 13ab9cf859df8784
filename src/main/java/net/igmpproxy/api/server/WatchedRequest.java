package net.igmpproxy.api.server;

import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import net.igmpproxy.api.AccessReview.Grant;
import net.igmpproxy.runtime.client.CutReason;
import org.jspecify.annotations.Nullable;

/**
 * Request and the time that its thread has waited for the client. The request thread begins and ends waits. Any thread
 * may query and cut it under the lock of {@link WaitingRequests}.
 */
final class WatchedRequest {
    /**
     * Unit of the client speed, in bytes per second. A document of 4 MB passes a link of 35 kB/s within the time of a
     * request.
     */
    private static final long PACE_BYTES = 8 << 10;

    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** Minimum waiting time for which a speed is computed. */
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

    /** @param beganNanos the time of the first byte of the request, in nanoseconds */
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
     * Returns the order in which requests are cut off when too many wait. First come requests already answered, then
     * those without valid credentials, then the slowest. The speed is the number of bytes transferred per waiting time.
     * The waiting time alone is not sufficient, because a client that reconnects repeatedly has always waited only
     * briefly. At equal speed, the longest waiting time comes first.
     */
    static Comparator<WatchedRequest> slowestFirst(long nowNanos) {
        return (one, other) -> one.compareTo(other, nowNanos);
    }

    /** Creates no objects: it is called for all waiting requests under the lock. */
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

    /** Records valid credentials of the client. */
    void know() {
        known = true;
    }

    /** Sets the grant that must remain valid while the response is sent. */
    void grant(Grant given) {
        grant = given;
    }

    /** Returns the grant of a waiting stream, or null. */
    @Nullable
    Grant waitingGrant() {
        return wait == ClientWait.EVENTS ? grant : null;
    }

    /** Counts transferred bytes. Bytes before the first wait are not counted, because kernel buffers hold them. */
    void move(int bytes) {
        if (waits > 0) {
            movedBytes += bytes;
        }
    }

    /** Returns true during a wait. */
    boolean isWaiting() {
        return wait != null;
    }

    boolean waitsFor(ClientWait kind) {
        return wait == kind;
    }

    /** Returns true if the request was cut off to make room for others. */
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

    /**
     * Returns the time that the thread has waited for the client in this request, in nanoseconds; for an event stream,
     * the duration of the current wait only.
     */
    long waitedNanos(long nowNanos) {
        long present = nowNanos - waitBeganNanos;
        return wait != null && wait.isOfLimitedRequest() ? waitedNanos + present : present;
    }

    /** Returns the client speed in multiples of {@link #PACE_BYTES} per second, rounded down; 0 for an event stream. */
    private long pace(long nowNanos) {
        return wait == ClientWait.EVENTS
                ? 0
                : movedBytes * SECOND_NANOS / Math.max(waitedNanos(nowNanos), SHORTEST_NANOS) / PACE_BYTES;
    }

    /** Returns the reason why the current wait must end, or null if it may continue. */
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

    /** Marks the request as cut off to make room for others. */
    void makeRoom() {
        madeRoom = true;
    }

    /** Marks the awaited direction as cut off. Called under the lock while the thread waits. */
    void decideCut() {
        if (wait != null && wait.isRead()) {
            readCut = true;
            answered = wait == ClientWait.DISCARD;
        } else {
            writeCut = true;
        }
    }

    /**
     * Shuts down the marked direction, which ends the wait.
     *
     * @return true if the client was cut off; false if only the unread rest of a body after the response was discarded
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
