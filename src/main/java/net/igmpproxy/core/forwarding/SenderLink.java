package net.igmpproxy.core.forwarding;

import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceName;

/**
 * A link with hosts that send to a group.
 *
 * @param interfaceName the downstream interface of the link
 * @param group         the group
 */
public record SenderLink(InterfaceName interfaceName, GroupAddress group) {}
