package net.igmpproxy.linux.socket;

/** Result of a non-blocking attempt to connect to the listener of a name. */
public sealed interface Contact {
    /** Calls the method of the visitor for this kind of result. */
    <R> R accept(Visitor<R> visitor);

    /**
     * Visitor of the kinds of result; an implementation without one of them does not compile.
     *
     * @param <R> result type
     */
    interface Visitor<R> {
        /** Visits a connection. */
        R connected(Connected connected);

        /** Visits a listener that is not trusted. */
        R untrusted(Untrusted untrusted);

        /** Visits a listener with a full queue. */
        R busy(Busy busy);

        /** Visits the absence of a listener. */
        R nobody(Nobody nobody);
    }

    /** Connection established; the caller owns the socket. */
    record Connected(LocalSocket socket, Peer peer) implements Contact {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.connected(this);
        }
    }

    /** The listener is not trusted. The connection was closed, and nothing was read. */
    record Untrusted(Peer peer) implements Contact {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.untrusted(this);
        }
    }

    /** The listener's queue is full, so its process is unknown. */
    record Busy() implements Contact {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.busy(this);
        }
    }

    /** No process listens. */
    record Nobody() implements Contact {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.nobody(this);
        }
    }
}
