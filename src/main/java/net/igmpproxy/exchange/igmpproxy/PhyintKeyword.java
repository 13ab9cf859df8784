package net.igmpproxy.exchange.igmpproxy;

import net.igmpproxy.exchange.draft.Keyword;

/** Keywords of {@code igmpproxy.conf} after {@code phyint} and the interface name, in any order. */
public enum PhyintKeyword implements Keyword {
    UPSTREAM,
    DOWNSTREAM,
    DISABLED,
    RATELIMIT,
    THRESHOLD,
    ALTNET,
    WHITELIST,
    BLACKLIST
}
