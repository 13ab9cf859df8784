package net.igmpproxy.core.forwarding;

import net.igmpproxy.core.membership.SourceFilter;

/**
 * Membership of a downstream interface in one group.
 *
 * @param member downstream interface
 * @param filter source filter that the members on the interface requested
 */
record Demand(ForwardingInterface member, SourceFilter filter) {}
