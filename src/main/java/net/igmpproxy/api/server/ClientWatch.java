package net.igmpproxy.api.server;

import java.util.concurrent.TimeUnit;
import net.igmpproxy.runtime.client.CutClients;
import net.igmpproxy.runtime.client.CutReason;

/** Clients of one connector: their waiting requests and their connections. */
final class ClientWatch {
    /** Time that clients have to complete open requests when the service shuts down. */
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

    /** Sets the counters of clients that were cut off. */
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

    /** Returns the number of threads that wait for clients for this reason. */
    long waiting(ClientWait kind) {
        return waits.count(kind);
    }

    /**
     * Keeps the connection of a client that was cut off open for a while.
     *
     * @param close closes the connection
     */
    void linger(ClientConnection connection, Runnable close) {
        lingering.add(connection, close, System.nanoTime(), limits.stallNanos());
    }

    /** Cuts off requests that waited too long and closes lingering connections. Must be called periodically. */
    void cutOverdue() {
        long nowNanos = System.nanoTime();
        waits.cutOverdue(nowNanos);
        lingering.closeDue(nowNanos);
    }

    /** Ends streams whose clients lost access. Must be called periodically; may block. */
    void cutRevoked() {
        waits.cutRevoked();
    }

    /** Returns true if a request head or TLS handshake exceeds the time limit of a request, and counts the client. */
    boolean isHeadOverdue(WatchedChannel channel, long nowNanos) {
        boolean overdue = nowNanos - channel.arrived(nowNanos) >= limits.requestNanos();
        if (overdue) {
            count(CutReason.REQUEST_TIME);
        }
        return overdue;
    }

    /** Makes all waits end soon. */
    void close() {
        waits.close(System.nanoTime(), GRACE_NANOS);
    }

    /** Reverts {@link #close}. */
    void reopen() {
        waits.reopen();
    }
}
