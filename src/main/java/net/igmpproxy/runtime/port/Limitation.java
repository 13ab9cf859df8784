package net.igmpproxy.runtime.port;

/**
 * A convenience that is not available while the proxy forwards.
 *
 * @param kind   which one
 * @param reason why, with the process in the way as far as it is known
 */
public record Limitation(Kind kind, String reason) {
    /** Conveniences. */
    public enum Kind {
        /** No other process can take over from this one. */
        HANDOVER,
        /** No keeper can keep the streams going, should this process die. */
        KEEPER,
        /** The state of the process before this one could not be used: memberships were read from the kernel's entries. */
        STATE,
        /** The kernel cannot be read: what another program changes in it is not set again. */
        COMPARISON
    }
}
