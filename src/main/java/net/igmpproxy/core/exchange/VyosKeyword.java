package net.igmpproxy.core.exchange;

/** The keywords under {@code protocols igmp-proxy}. */
enum VyosKeyword implements Keyword {
    DISABLE,
    DISABLE_QUICKLEAVE,
    INTERFACE
}
