package net.igmpproxy.exchange.igmpproxy;

import net.igmpproxy.exchange.draft.Keyword;

/** Keywords of {@code igmpproxy.conf} for global settings, and {@code phyint}. */
public enum IgmpproxyKeyword implements Keyword {
    PHYINT,
    QUICKLEAVE,
    HASHTABLESIZE,
    DEFAULTDOWN,
    RESCANVIF,
    CHROOT,
    USER
}
