package net.igmpproxy.exchange.improxy;

import net.igmpproxy.exchange.draft.Keyword;

/** The keywords of {@code improxy.conf}, each with a value. */
enum ImproxyKeyword implements Keyword {
    IGMP,
    MLD,
    QUICKLEAVE,
    UPSTREAM,
    DOWNSTREAM
}
