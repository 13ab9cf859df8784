package net.igmpproxy.exchange.igmpproxy;

import net.igmpproxy.exchange.draft.Keyword;

/** Options and lists of the {@code phyint} section of OpenWrt. */
enum UciPhyintKeyword implements Keyword {
    NETWORK,
    ZONE,
    DIRECTION,
    RATELIMIT,
    THRESHOLD,
    ALTNET,
    WHITELIST,
    BLACKLIST,
    FW_DROP_SSDP;

    /** Returns the word in UCI, with underscores. */
    @Override
    public String word() {
        return Keyword.super.word().replace('-', '_');
    }
}
