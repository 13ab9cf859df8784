package net.igmpproxy.exchange.igmpproxy;

import net.igmpproxy.exchange.draft.Keyword;

/** Options of OpenWrt's section {@code igmpproxy}. */
enum UciHeaderKeyword implements Keyword {
    QUICKLEAVE,
    VERBOSE;

    /** How UCI writes it. */
    @Override
    public String word() {
        return Keyword.super.word().replace('-', '_');
    }
}
