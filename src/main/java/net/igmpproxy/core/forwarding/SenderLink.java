package net.igmpproxy.core.forwarding;

import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceName;

/**
 * Link with hosts that send to a group.
 *
 * @param interfaceName downstream interface of the link
 * @param group group to which the hosts send
 */
public record SenderLink(InterfaceName interfaceName, GroupAddress group) {}
