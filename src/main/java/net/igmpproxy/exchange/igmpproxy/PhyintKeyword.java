package net.igmpproxy.exchange.igmpproxy;

import net.igmpproxy.exchange.draft.Keyword;

/** The keywords of {@code igmpproxy.conf} that follow {@code phyint} and the interface's name, in any order. */
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
