package net.igmpproxy.exchange.routeros;

import net.igmpproxy.exchange.draft.Keyword;

/** Settings of RouterOS's {@code /routing igmp-proxy interface}. */
enum RouterosInterfaceSetting implements Keyword {
    INTERFACE,
    UPSTREAM,
    ALTERNATIVE_SUBNETS,
    THRESHOLD,
    DISABLED,
    COMMENT
}
