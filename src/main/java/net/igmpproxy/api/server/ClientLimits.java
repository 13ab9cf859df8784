package net.igmpproxy.api.server;

import java.util.concurrent.TimeUnit;
import net.igmpproxy.runtime.event.EventReaders;

/**
 * Limits for clients of one connector.
 *
 * @param requestNanos time from the first byte of a request to the last byte of its answer
 * @param stallNanos time without a byte while the thread of the request waits for the client
 * @param maxWaiting number of threads that may wait for clients at the same time
 * @param maxConnections number of open connections
 */
record ClientLimits(long requestNanos, long stallNanos, int maxWaiting, int maxConnections) {
    /** Tomcat's default, used when an executor has no limit, as that of virtual threads. */
    private static final int USUAL_THREADS = 200;

    private static final int USUAL_CONNECTIONS = 8192;

    /** Bytes of the heap that a connection takes whose head has arrived in part. */
    private static final long CONNECTION_BYTES = 25_000;

    /**
     * Returns the number of connections that there is memory for.
     *
     * @param connections the maximum that is set
     */
    static int connectionsIn(long bytes, int connections) {
        return (int) Math.min(connections, Math.max(1, bytes / CONNECTION_BYTES));
    }

    /**
     * Returns the limits that follow from the settings of a connector. Half of the threads that streams of events leave may
     * wait for clients; the others answer. An eighth of the connections is kept free for new clients.
     *
     * @param stallMillis not positive if there is no limit but that of the whole request
     * @param threads the maximum of the connector; not positive if it has none
     * @param connections the maximum of the connector; not positive if it has none
     */
    static ClientLimits of(long requestMillis, long stallMillis, int threads, int connections) {
        int mostThreads = threads > 0 ? threads : USUAL_THREADS;
        int mostConnections = connections > 0 ? connections : USUAL_CONNECTIONS;
        return new ClientLimits(
                TimeUnit.MILLISECONDS.toNanos(requestMillis),
                TimeUnit.MILLISECONDS.toNanos(stallMillis > 0 ? stallMillis : requestMillis),
                Math.max(1, (mostThreads - EventReaders.MAX_READERS) / 2),
                Math.max(1, mostConnections - mostConnections / 8));
    }
}
