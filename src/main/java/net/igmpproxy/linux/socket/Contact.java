package net.igmpproxy.linux.socket;

/** Result of a non-blocking attempt to connect to the listener of a name. */
public sealed interface Contact {
    /** Connection established; the caller owns the socket. */
    record Connected(LocalSocket socket, Peer peer) implements Contact {}

    /** The listener is not trusted. The connection was closed, and nothing was read. */
    record Untrusted(Peer peer) implements Contact {}

    /** The listener's queue is full, so its process is unknown. */
    record Busy() implements Contact {}

    /** No process listens. */
    record Nobody() implements Contact {}
}
