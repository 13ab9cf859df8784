package net.igmpproxy.core.wire;

/**
 * Check for the IP Router Alert option: {@code require-router-alert} of RFC 8652. IGMPv1 messages have no such option
 * and are exempt.
 */
public enum RouterAlertPolicy {
    /** Ignores IGMPv2 and IGMPv3 messages without the option (RFC 9776 section 9); the default of RFC 8652. */
    REQUIRED,
    /** Accepts messages without the option, since some hosts and switches omit it. */
    OPTIONAL
}
