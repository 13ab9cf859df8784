package net.igmpproxy.linux;

import net.igmpproxy.runtime.Legacy;

/**
 * The process that had the routing socket before this one, or that keeps it for one that died.
 *
 * @param connection  with it
 * @param routing     the socket
 * @param legacy      what it left
 * @param lockDecides whether {@link RoutingLock} says whose the socket is; otherwise it is a proxy of version 1.0.0, which
 *                    takes its place back when it has waited too long
 */
record Predecessor(LocalSocket connection, FileDescriptor routing, Legacy legacy, boolean lockDecides)
        implements Bequest {
    /** {@inheritDoc} A message that was not read when the connection was closed has not been heeded. */
    @Override
    public boolean taken() {
        boolean sent = connection.send(Handover.TAKEN);
        boolean heard = lockDecides || (sent && !isGoneUnread());
        connection.close();
        return heard;
    }

    private boolean isGoneUnread() {
        return connection.receive(Handover.PATIENCE) instanceof Reception.End end && !end.read();
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
