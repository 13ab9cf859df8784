package net.igmpproxy.exchange.vyos;

import net.igmpproxy.exchange.draft.Keyword;

/** The keywords under {@code protocols igmp-proxy}. */
public enum VyosKeyword implements Keyword {
    DISABLE,
    DISABLE_QUICKLEAVE,
    INTERFACE
}
