package net.igmpproxy.exchange.igmpproxy;

import net.igmpproxy.exchange.draft.Keyword;

/** Options of the {@code igmpproxy} section of OpenWrt. */
enum UciHeaderKeyword implements Keyword {
    QUICKLEAVE,
    VERBOSE;

    /** Returns the word in UCI, with underscores. */
    @Override
    public String word() {
        return Keyword.super.word().replace('-', '_');
    }
}
