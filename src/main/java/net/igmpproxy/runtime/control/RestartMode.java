package net.igmpproxy.runtime.control;

/** Treatment of the engine state at a restart. */
public enum RestartMode {
    /** The next engine starts with the state; forwarding continues. */
    KEEP,
    /**
     * The state, MFC entries and VIFs are discarded, and the groups are left upstream. Queries determine the
     * memberships again.
     */
    FORGET
}
