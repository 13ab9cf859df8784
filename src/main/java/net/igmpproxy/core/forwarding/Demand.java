package net.igmpproxy.core.forwarding;

import net.igmpproxy.core.membership.SourceFilter;

/**
 * A downstream interface that packets of a group may leave through.
 *
 * @param member the interface
 * @param filter what its hosts want of the group
 */
record Demand(ForwardingInterface member, SourceFilter filter) {}
