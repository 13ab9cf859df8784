package net.igmpproxy.api.server;

import java.util.concurrent.TimeUnit;
import net.igmpproxy.runtime.event.EventReaders;

/**
 * Limits for the clients of one connector.
 *
 * @param requestNanos maximum time from the first byte of a request to the last byte of its response, in nanoseconds
 * @param stallNanos maximum time without a byte while a request thread waits for the client, in nanoseconds
 * @param maxWaiting maximum number of threads that wait for clients at the same time
 * @param maxConnections maximum number of open connections
 */
record ClientLimits(long requestNanos, long stallNanos, int maxWaiting, int maxConnections) {
    /** Tomcat's default, used if the executor has no limit, as with virtual threads. */
    private static final int USUAL_THREADS = 200;

    private static final int USUAL_CONNECTIONS = 8192;

    /** Heap memory of a connection with a partly received request head, in bytes. */
    private static final long CONNECTION_BYTES = 25_000;

    /**
     * Returns the number of connections that fit into memory.
     *
     * @param bytes the available memory in bytes
     * @param connections the configured maximum
     */
    static int connectionsIn(long bytes, int connections) {
        return (int) Math.min(connections, Math.max(1, bytes / CONNECTION_BYTES));
    }

    /**
     * Returns the limits for the settings of a connector. After the threads reserved for event streams, half of the
     * remaining threads may wait for clients. An eighth of the connections is reserved for new clients.
     *
     * @param stallMillis not positive if only the limit of the request applies
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
