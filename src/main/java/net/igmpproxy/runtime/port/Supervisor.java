package net.igmpproxy.runtime.port;

import java.util.OptionalLong;

/** Supervisor of the process that the proxy runs in. */
public interface Supervisor {
    /**
     * Ends this process after a handover. Called on the loop thread.
     *
     * @param successor process id as returned by {@link Successor#process}
     */
    void replaced(OptionalLong successor);

    /**
     * Ends the process with an error status, because the loop has ended by an error. Called on the loop thread as its
     * last action.
     */
    void loopFailed(Throwable fault);

    /** Reports that the loop responds. Called about once a second, on a thread that may block. */
    void alive();
}
