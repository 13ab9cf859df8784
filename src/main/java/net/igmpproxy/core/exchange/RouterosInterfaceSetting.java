package net.igmpproxy.core.exchange;

/** Settings of RouterOS's {@code /routing igmp-proxy interface}. */
enum RouterosInterfaceSetting implements Keyword {
    INTERFACE,
    UPSTREAM,
    ALTERNATIVE_SUBNETS,
    THRESHOLD,
    DISABLED,
    COMMENT
}
