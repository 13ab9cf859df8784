package net.igmpproxy.linux.handover;

import net.igmpproxy.linux.libc.FileDescriptor;
import net.igmpproxy.linux.socket.LocalSocket;
import net.igmpproxy.linux.socket.Reception;
import net.igmpproxy.runtime.port.Legacy;

/**
 * The process that had the routing socket before this one, or that keeps it for one that died.
 *
 * @param connection  with it
 * @param routing     the socket
 * @param legacy      what it left
 * @param kind        which of these it is
 */
record Predecessor(LocalSocket connection, FileDescriptor routing, Legacy legacy, Kind kind) implements Bequest {
    /** Processes that give the routing socket. */
    enum Kind {
        /** Has the lock, and gives it up when it hears that all is taken. */
        PROXY,
        /** A proxy of version 1.0.0: knows no lock, and takes its place back when it has waited too long. */
        FIRST_VERSION,
        /** Keeps the socket of a process that has died, and has never the lock. */
        KEEPER
    }

    /** {@inheritDoc} A message that was not read when the connection was closed has been ignored. */
    @Override
    public boolean taken() {
        boolean isSent = connection.send(Handover.TAKEN);
        Reception end = kind == Kind.KEEPER ? new Reception.Nothing() : connection.receive(Handover.PATIENCE);
        connection.close();
        // The lock says what has become of a proxy: its owner has died, has given it up, or has not.
        return kind != Kind.FIRST_VERSION || (isSent && !(end instanceof Reception.End gone && !gone.read()));
    }

    /** Tells a proxy that this process begins, and waits for its consent; answers false if it has gone or gives none. */
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
