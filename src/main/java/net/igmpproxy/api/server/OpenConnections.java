package net.igmpproxy.api.server;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import net.igmpproxy.runtime.client.CutReason;

/**
 * Open connections of a connector, at most {@link ClientLimits#maxConnections()}. A further connection evicts the one
 * that has been without a complete request for the longest time: idle, slow or silent.
 */
final class OpenConnections {
    private final Consumer<CutReason> cuts;
    /** Ordered by the last complete request, or by the opening of the connection. */
    private final Set<ClientConnection> open = new LinkedHashSet<>();

    private ClientLimits limits;

    OpenConnections(ClientLimits limits, Consumer<CutReason> cuts) {
        this.limits = limits;
        this.cuts = cuts;
    }

    synchronized void limit(ClientLimits changed) {
        limits = changed;
    }

    /** Adds a connection that a client opened. */
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

    /** Records a completed request. */
    synchronized void answered(ClientConnection connection) {
        if (open.remove(connection)) {
            open.add(connection);
        }
    }

    /** Removes a closed connection. */
    synchronized void closed(ClientConnection connection) {
        open.remove(connection);
    }

    /** Returns the number of open connections. */
    synchronized int count() {
        return open.size();
    }

    private Optional<ClientConnection> idlest() {
        return open.stream().filter(connection -> !connection.isInRequest()).findFirst();
    }
}
