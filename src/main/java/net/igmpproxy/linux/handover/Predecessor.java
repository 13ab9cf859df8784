package net.igmpproxy.linux.handover;

import net.igmpproxy.linux.libc.FileDescriptor;
import net.igmpproxy.linux.socket.LocalSocket;
import net.igmpproxy.linux.socket.Reception;
import net.igmpproxy.runtime.port.Legacy;

/**
 * Process that owned the routing socket before this one, or that keeps it for a process that died.
 *
 * @param connection connection to the process
 * @param routing    the routing socket
 * @param legacy     state left by the process
 * @param kind       kind of the process
 */
record Predecessor(LocalSocket connection, FileDescriptor routing, Legacy legacy, Kind kind) implements Bequest {
    /** Kinds of processes that give the routing socket. */
    enum Kind {
        /** Proxy that has the lock and releases it on {@link Handover#TAKEN}. */
        PROXY,
        /** Proxy of version 1.0.0, which does not lock, and resumes when it has waited too long. */
        FIRST_VERSION,
        /** Keeper, which holds the socket of a dead process and never has the lock. */
        KEEPER
    }

    /** {@inheritDoc} A message that was unread when the connection was closed was ignored. */
    @Override
    public boolean taken() {
        boolean isSent = connection.send(Handover.TAKEN);
        Reception end = kind == Kind.KEEPER ? new Reception.Nothing() : connection.receive(Handover.PATIENCE);
        connection.close();
        // For a proxy the lock decides: it is free if the owner has died or has released it.
        return kind != Kind.FIRST_VERSION || (isSent && !(end instanceof Reception.End gone && !gone.read()));
    }

    /**
     * Notifies a proxy of the start of the takeover and waits for its permission; returns false if it is gone or
     * refuses.
     */
    boolean begin() {
        if (!working() || !(connection.receive(Handover.PATIENCE) instanceof Reception.Message answer)) {
            return false;
        }
        answer.close();
        return answer.text().equals(Handover.GO);
    }

    @Override
    public boolean working() {
        return kind != Kind.PROXY || connection.send(Handover.WORKING);
    }

    @Override
    public void decline() {
        routing.close();
        connection.close();
    }

    @Override
    public void close() {
        connection.close();
    }
}
