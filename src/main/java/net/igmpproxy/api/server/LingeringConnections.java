package net.igmpproxy.api.server;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Connections of clients that were cut off so that others could be served. They are closed a while later, and take no thread
 * until then: clients that connect again as soon as they are cut off would otherwise take all the time of the processors.
 */
final class LingeringConnections {
    private record Lingering(Runnable close, long endNanos) {}

    private final Queue<Lingering> lingering = new ConcurrentLinkedQueue<>();

    /**
     * Adds a connection.
     *
     * @param close closes it, and does nothing if it is closed already
     */
    void add(Runnable close, long endNanos) {
        lingering.add(new Lingering(close, endNanos));
    }

    /** Closes the connections whose time is over. */
    void closeDue(long nowNanos) {
        for (Lingering next = lingering.peek();
                next != null && nowNanos - next.endNanos() >= 0;
                next = lingering.peek()) {
            lingering.remove(next);
            next.close().run();
        }
    }
}
