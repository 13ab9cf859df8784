package net.igmpproxy.runtime;

import java.util.List;

/**
 * Whether the proxy forwards.
 *
 * @param state   in one word
 * @param reasons why it does not forward, each a sentence with its remedy; empty while it runs
 */
public record ServiceStatus(State state, List<String> reasons) {
    public ServiceStatus {
        reasons = List.copyOf(reasons);
    }

    /** Whether the proxy forwards, in one word. */
    public enum State {
        /** It forwards, or will as soon as its interfaces exist. */
        RUNNING,
        /** The configuration is not whole yet. */
        INCOMPLETE,
        /** The configuration says {@code enabled: false}. */
        DISABLED,
        /** The kernel refuses; it is tried again. */
        FAILED
    }
}
