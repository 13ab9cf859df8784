package net.igmpproxy.linux.socket;

/** Result of an attempt to connect with whoever listens under a name. Nobody has been waited for. */
public sealed interface Contact {
    /** Connected. The socket belongs to who has asked. */
    record Connected(LocalSocket socket, Peer peer) implements Contact {}

    /** A process without a right to be there listens: the connection is closed again, and nothing was read. */
    record Untrusted(Peer peer) implements Contact {}

    /** Somebody listens and takes no connections: its queue is full. Who it is cannot be seen. */
    record Busy() implements Contact {}

    /** Nobody listens. */
    record Nobody() implements Contact {}
}
