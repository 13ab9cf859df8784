package net.igmpproxy.exchange.improxy;

import net.igmpproxy.exchange.draft.Keyword;

/** Keywords of {@code improxy.conf}, each with a value. */
enum ImproxyKeyword implements Keyword {
    IGMP,
    MLD,
    QUICKLEAVE,
    UPSTREAM,
    DOWNSTREAM
}
