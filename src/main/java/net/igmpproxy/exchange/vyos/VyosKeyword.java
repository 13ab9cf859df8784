package net.igmpproxy.exchange.vyos;

import net.igmpproxy.exchange.draft.Keyword;

/** Keywords under {@code protocols igmp-proxy}. */
public enum VyosKeyword implements Keyword {
    DISABLE,
    DISABLE_QUICKLEAVE,
    INTERFACE
}
