package net.igmpproxy.core.exchange;

/** The keywords of {@code igmpproxy.conf} that follow {@code phyint} and the interface's name, in any order. */
enum PhyintKeyword implements Keyword {
    UPSTREAM,
    DOWNSTREAM,
    DISABLED,
    RATELIMIT,
    THRESHOLD,
    ALTNET,
    WHITELIST,
    BLACKLIST
}
