package net.igmpproxy.core.exchange;

/** The keywords under {@code protocols igmp-proxy interface}, each with one value. */
enum VyosInterfaceKeyword implements Keyword {
    ALT_SUBNET,
    ROLE,
    THRESHOLD,
    WHITELIST
}
