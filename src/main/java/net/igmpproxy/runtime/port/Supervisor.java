package net.igmpproxy.runtime.port;

import java.util.OptionalLong;

/** Whoever looks after the process that the proxy runs in. */
public interface Supervisor {
    /**
     * Another process has taken the place of this one, which is to end. Told on the loop thread.
     *
     * @param successor its number, as {@link Successor#process} returns it
     */
    void replaced(OptionalLong successor);

    /**
     * The loop has ended by a fault: nothing is handled any more, and the process is to end with a status that says so. Called on
     * the loop thread, as its last act.
     */
    void loopFailed(Throwable fault);

    /** The loop comes to what it is given. Told about once a second while it does, on a thread that may wait. */
    void alive();
}
