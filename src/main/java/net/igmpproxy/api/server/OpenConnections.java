package net.igmpproxy.api.server;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import net.igmpproxy.runtime.client.CutReason;

/**
 * Open connections of a connector. They never are more than {@link ClientLimits#maxConnections()}: one more closes the one
 * that has been without a complete request the longest, whether it is idle, sends a head slowly, or never sends anything.
 */
final class OpenConnections {
    private final Consumer<CutReason> cuts;
    /** In the order of their last complete request, or of their beginning. */
    private final Set<ClientConnection> open = new LinkedHashSet<>();

    private ClientLimits limits;

    OpenConnections(ClientLimits limits, Consumer<CutReason> cuts) {
        this.limits = limits;
        this.cuts = cuts;
    }

    synchronized void limit(ClientLimits changed) {
        limits = changed;
    }

    /** A client has connected. */
    synchronized void opened(ClientConnection connection) {
        open.add(connection);
        if (open.size() > limits.maxConnections()) {
            idlest().ifPresent(idle -> {
                open.remove(idle);
                idle.evict();
                cuts.accept(CutReason.CONNECTIONS);
            });
        }
    }

    /** A request has been answered. */
    synchronized void answered(ClientConnection connection) {
        if (open.remove(connection)) {
            open.add(connection);
        }
    }

    /** The connection has ended. */
    synchronized void closed(ClientConnection connection) {
        open.remove(connection);
    }

    /** Number of open connections. */
    synchronized int count() {
        return open.size();
    }

    private Optional<ClientConnection> idlest() {
        return open.stream().filter(connection -> !connection.isInRequest()).findFirst();
    }
}
