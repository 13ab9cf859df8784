package net.igmpproxy.core.wire;

/**
 * What to do with messages that lack the IP Router Alert option: {@code require-router-alert} of RFC 8652. IGMPv1 has no
 * such option, so its messages are never refused for want of it.
 */
public enum RouterAlertPolicy {
    /** IGMPv2 and IGMPv3 messages without it are refused (RFC 9776 section 9), RFC 8652's default. */
    REQUIRED,
    /** It is not looked for: some hosts and switches leave it out. */
    OPTIONAL
}
