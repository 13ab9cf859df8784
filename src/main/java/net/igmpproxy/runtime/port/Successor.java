package net.igmpproxy.runtime.port;

import java.util.OptionalLong;
import net.igmpproxy.runtime.handover.StateSnapshot;

/** Process that requests a handover from this one, which replaces it without interrupting streams. */
public interface Successor extends AutoCloseable {
    /**
     * Passes the routing socket and the snapshot, and waits for the acknowledgement, for a few seconds at most. The
     * socket must not be read or changed meanwhile. A process that dies or does not take the socket in time has taken
     * nothing.
     *
     * @param state snapshot as written by {@link StateSnapshot}
     */
    Answer handOver(byte[] state);

    /** Returns its process id; 0 if its PID namespace is not visible, empty if the id is unknown. */
    OptionalLong process();

    /** Closes the connection to it. */
    @Override
    void close();

    /** Outcome of a handover. */
    enum Answer {
        /** The other process forwards; this process must close its descriptors and change nothing. */
        TAKEN,
        /** The other process is gone; this process continues. */
        GONE
    }
}
