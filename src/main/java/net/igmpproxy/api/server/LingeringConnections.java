package net.igmpproxy.api.server;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * Connections of clients that were cut off so that others could be served. They are closed a while later, and take no thread
 * until then: clients that connect again as soon as they are cut off would otherwise take all the time of the processors. One
 * that is evicted is closed sooner.
 */
final class LingeringConnections {
    /** Tomcat's thread has let go of the connection by then: closed before, its processor would never be released. */
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
     * @param close closes it, and does nothing if it is closed already
     */
    void add(ClientConnection connection, Runnable close, long nowNanos, long lingerNanos) {
        connection.linger();
        lingering.add(new Lingering(connection, close, nowNanos, nowNanos + Math.max(lingerNanos, LEAST_NANOS)));
    }

    /** Closes the connections whose time is over. */
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
