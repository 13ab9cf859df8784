package net.igmpproxy.runtime.port;

import java.util.OptionalLong;
import net.igmpproxy.runtime.handover.StateSnapshot;

/** A process that wants the place of this one, so that it can be replaced while streams go on. */
public interface Successor extends AutoCloseable {
    /**
     * Gives it the routing socket and what is known, and waits until it has taken both, for seconds at most. Nothing is to be
     * read from the socket or done to it meanwhile. A successor that dies, or does not take the socket in time, has taken
     * nothing.
     *
     * @param state what is known, as {@link StateSnapshot} writes it
     */
    Answer handOver(byte[] state);

    /** Its number; 0 if it is in a PID namespace that is not visible from here, and empty if it cannot be found out. */
    OptionalLong process();

    /** Lets it go on alone. */
    @Override
    void close();

    /** What has become of it. */
    enum Answer {
        /** It forwards: this process is to let go of everything, and to change nothing. */
        TAKEN,
        /** It is gone: this process is to go on as if nothing had happened. */
        GONE
    }
}
