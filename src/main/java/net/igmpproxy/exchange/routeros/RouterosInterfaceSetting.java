package net.igmpproxy.exchange.routeros;

import net.igmpproxy.exchange.draft.Keyword;

/** Settings of {@code /routing igmp-proxy interface} in RouterOS. */
enum RouterosInterfaceSetting implements Keyword {
    INTERFACE,
    UPSTREAM,
    ALTERNATIVE_SUBNETS,
    THRESHOLD,
    DISABLED,
    COMMENT
}
