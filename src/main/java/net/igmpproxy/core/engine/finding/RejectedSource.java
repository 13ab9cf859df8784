package net.igmpproxy.core.engine.finding;

import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;

/**
 * A source whose packets are dropped because no network of their interface, nor an alt-subnet, admits it.
 *
 * @param interfaceName  where the packets come in
 * @param source         the source
 * @param group          the group it sends to
 */
public record RejectedSource(InterfaceName interfaceName, Ipv4Address source, GroupAddress group) {}
