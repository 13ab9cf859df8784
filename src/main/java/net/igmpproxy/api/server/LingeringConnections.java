package net.igmpproxy.api.server;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * Connections of clients that were cut off to make room for others. They are closed after a delay and occupy no thread
 * until then. Without the delay, clients that reconnect at once would use up the processor time. An evicted connection
 * is closed sooner.
 */
final class LingeringConnections {
    /**
     * Minimum delay, after which Tomcat's thread has released the connection. An earlier close would leak its
     * processor.
     */
    private static final long LEAST_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private record Lingering(ClientConnection connection, Runnable close, long beganNanos, long endNanos) {
        boolean isDue(long nowNanos) {
            return nowNanos - endNanos >= 0 || (connection.isEvicted() && nowNanos - beganNanos >= LEAST_NANOS);
        }
    }

    private final Queue<Lingering> lingering = new ConcurrentLinkedQueue<>();

    /**
     * Adds a connection.
     *
     * @param close closes the connection; does nothing if it is already closed
     */
    void add(ClientConnection connection, Runnable close, long nowNanos, long lingerNanos) {
        connection.linger();
        lingering.add(new Lingering(connection, close, nowNanos, nowNanos + Math.max(lingerNanos, LEAST_NANOS)));
    }

    /** Closes the connections whose delay is over. */
    void closeDue(long nowNanos) {
        lingering.removeIf(next -> {
            boolean due = next.isDue(nowNanos);
            if (due) {
                next.close().run();
            }
            return due;
        });
    }
}
