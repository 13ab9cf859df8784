package net.igmpproxy.core.exchange;

/** The words that begin a line of UCI. */
enum UciKeyword implements Keyword {
    PACKAGE,
    CONFIG,
    OPTION,
    LIST
}
