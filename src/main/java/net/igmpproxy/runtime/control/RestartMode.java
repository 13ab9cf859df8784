package net.igmpproxy.runtime.control;

/** What becomes of what an engine has learnt when another one takes its place. */
public enum RestartMode {
    /** The next engine knows it from the start; streams go on. */
    KEEP,
    /** It is forgotten, with the kernel's entries and VIFs, and the groups are left upstream: hosts are asked anew. */
    FORGET
}
