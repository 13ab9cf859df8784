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

    /** Number of threads that wait for clients. */
    int waiting() {
        return waits.count();
    }

    /** Cuts the requests that have waited too long. To be called again and again. */
    void cutOverdue() {
        waits.cutOverdue(System.nanoTime());
    }

    /** Counts a client whose head took longer than a request may take. */
    void noteSlowHead() {
        count(CutReason.REQUEST_TIME);
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
