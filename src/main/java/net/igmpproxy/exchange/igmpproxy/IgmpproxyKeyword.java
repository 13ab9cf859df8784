package net.igmpproxy.exchange.igmpproxy;

import net.igmpproxy.exchange.draft.Keyword;

/** The keywords of {@code igmpproxy.conf} that are about all interfaces, or begin what is about one. */
public enum IgmpproxyKeyword implements Keyword {
    PHYINT,
    QUICKLEAVE,
    HASHTABLESIZE,
    DEFAULTDOWN,
    RESCANVIF,
    CHROOT,
    USER
}
