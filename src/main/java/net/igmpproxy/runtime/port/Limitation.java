package net.igmpproxy.runtime.port;

/**
 * Feature that is unavailable while the proxy forwards.
 *
 * @param kind   the feature
 * @param reason the reason, with the process that causes it if known
 */
public record Limitation(Kind kind, String reason) {
    /** Features that may be unavailable. */
    public enum Kind {
        /** Handover: no other process can take over from this one. */
        HANDOVER,
        /** Keeper: no keeper can keep the routes if this process dies. */
        KEEPER,
        /**
         * Restore: the snapshot of the previous process was unusable, and memberships were derived from the MFC
         * entries.
         */
        STATE,
        /** Comparison: the kernel is unreadable, so changes by other programs are not corrected. */
        COMPARISON
    }
}
