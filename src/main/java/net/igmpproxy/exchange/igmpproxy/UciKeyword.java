package net.igmpproxy.exchange.igmpproxy;

import net.igmpproxy.exchange.draft.Keyword;

/** The words that begin a line of UCI. */
enum UciKeyword implements Keyword {
    PACKAGE,
    CONFIG,
    OPTION,
    LIST
}
