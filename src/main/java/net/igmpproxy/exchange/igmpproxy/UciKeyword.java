package net.igmpproxy.exchange.igmpproxy;

import net.igmpproxy.exchange.draft.Keyword;

/** First words of UCI lines. */
enum UciKeyword implements Keyword {
    PACKAGE,
    CONFIG,
    OPTION,
    LIST
}
