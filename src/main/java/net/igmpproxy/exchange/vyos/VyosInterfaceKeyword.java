package net.igmpproxy.exchange.vyos;

import net.igmpproxy.exchange.draft.Keyword;

/** Keywords under {@code protocols igmp-proxy interface}, each with one value. */
public enum VyosInterfaceKeyword implements Keyword {
    ALT_SUBNET,
    ROLE,
    THRESHOLD,
    WHITELIST
}
