package net.igmpproxy.core.exchange;

/** The keywords of {@code igmpproxy.conf} that are about all interfaces, or begin what is about one. */
enum IgmpproxyKeyword implements Keyword {
    PHYINT,
    QUICKLEAVE,
    HASHTABLESIZE,
    DEFAULTDOWN,
    RESCANVIF,
    CHROOT,
    USER
}
