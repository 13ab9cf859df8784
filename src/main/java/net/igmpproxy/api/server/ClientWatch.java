package net.igmpproxy.api.server;

import java.util.concurrent.TimeUnit;
import net.igmpproxy.runtime.client.CutClients;
import net.igmpproxy.runtime.client.CutReason;

/** The clients of one connector: their requests that wait, and their connections. */
final class ClientWatch {
    /** Time that clients have for requests under way when the service shuts down. */
    private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final WaitingRequests waits;
    private final OpenConnections connections;
    private final LingeringConnections lingering = new LingeringConnections();
    private volatile CutClients cuts = new CutClients();
    private volatile ClientLimits limits = ClientLimits.of(Long.MAX_VALUE, Long.MAX_VALUE, 0, 0);

    ClientWatch() {
        waits = new WaitingRequests(limits, this::count);
        connections = new OpenConnections(limits, this::count);
    }

    /** Sets where clients that were cut off are counted. */
    void count(CutClients shared) {
        cuts = shared;
    }

    private void count(CutReason reason) {
        cuts.add(reason);
    }

    ClientLimits limits() {
        return limits;
    }

    void limit(ClientLimits changed) {
        limits = changed;
        waits.limit(changed);
        connections.limit(changed);
    }

    WatchedChannel channel() {
        return new WatchedChannel(waits, connections);
    }

    /** Number of threads that wait for clients for this. */
    long waiting(ClientWait kind) {
        return waits.count(kind);
    }

    /**
     * Keeps the connection of a client that was cut off for a while.
     *
     * @param close closes it
     */
    void linger(ClientConnection connection, Runnable close) {
        lingering.add(connection, close, System.nanoTime(), limits.stallNanos());
    }

    /** Cuts the requests that have waited too long, and closes connections. To be called again and again. */
    void cutOverdue() {
        long nowNanos = System.nanoTime();
        waits.cutOverdue(nowNanos);
        lingering.closeDue(nowNanos);
    }

    /** Ends the streams whose clients have lost the right to read. To be called again and again; may take long. */
    void cutRevoked() {
        waits.cutRevoked();
    }

    /** Returns whether a head, or a TLS handshake, is taking longer than a request may take; the client is counted then. */
    boolean isHeadOverdue(WatchedChannel channel, long nowNanos) {
        boolean overdue = nowNanos - channel.arrived(nowNanos) >= limits.requestNanos();
        if (overdue) {
            count(CutReason.REQUEST_TIME);
        }
        return overdue;
    }

    /** Has all waits end soon. */
    void close() {
        waits.close(System.nanoTime(), GRACE_NANOS);
    }

    /** Takes back {@link #close}. */
    void reopen() {
        waits.reopen();
    }
}
