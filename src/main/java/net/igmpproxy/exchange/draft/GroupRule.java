package net.igmpproxy.exchange.draft;

import net.igmpproxy.core.addr.Ipv4Prefix;

/**
 * Entry of the {@code whitelist} or {@code blacklist} of an interface; igmpproxy keeps both in one list.
 *
 * @param network prefix of groups
 * @param allows true for a whitelist entry
 * @param place position in the text
 */
public record GroupRule(Ipv4Prefix network, boolean allows, Excerpt place) {}
