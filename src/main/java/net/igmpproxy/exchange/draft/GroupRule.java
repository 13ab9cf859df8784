package net.igmpproxy.exchange.draft;

import net.igmpproxy.core.addr.Ipv4Prefix;

/**
 * An entry of an interface's {@code whitelist} and {@code blacklist}, which are one list to igmpproxy.
 *
 * @param network groups
 * @param allows  whether it is of the whitelist
 * @param place   where it stands
 */
public record GroupRule(Ipv4Prefix network, boolean allows, Excerpt place) {}
