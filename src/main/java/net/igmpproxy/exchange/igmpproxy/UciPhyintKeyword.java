package net.igmpproxy.exchange.igmpproxy;

import net.igmpproxy.exchange.draft.Keyword;

/** Options and lists of OpenWrt's section {@code phyint}. */
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

    /** How UCI writes it. */
    @Override
    public String word() {
        return Keyword.super.word().replace('-', '_');
    }
}
