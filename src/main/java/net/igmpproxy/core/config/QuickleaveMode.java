package net.igmpproxy.core.config;

/** How quickleave decides that nobody is left. */
public enum QuickleaveMode {
    /** When the last host that was heard of leaves; the link is asked once more, for hosts that kept silent. */
    TRACKED,
    /** When any host leaves; nobody is asked. For links with one subscriber. */
    IMMEDIATE
}
