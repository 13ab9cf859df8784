package net.igmpproxy.core.exchange;

/** The keywords of {@code improxy.conf}, each with a value. */
enum ImproxyKeyword implements Keyword {
    IGMP,
    MLD,
    QUICKLEAVE,
    UPSTREAM,
    DOWNSTREAM
}
