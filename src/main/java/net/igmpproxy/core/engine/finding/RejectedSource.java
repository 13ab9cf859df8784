package net.igmpproxy.core.engine.finding;

import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;

/**
 * Source whose packets are dropped because it is in no network and no alt-subnet of their interface.
 *
 * @param interfaceName interface of arrival
 * @param source        the source
 * @param group         the group it sends to
 */
public record RejectedSource(InterfaceName interfaceName, Ipv4Address source, GroupAddress group) {}
