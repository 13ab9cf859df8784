package net.igmpproxy.simulation.peers;

import net.igmpproxy.lab.wire.IgmpVersion;

/**
 * Constant properties of a host.
 *
 * @param name        the name
 * @param address     the source address of its packets
 * @param capability  the newest supported version
 * @param routerAlert true if its packets have the Router Alert option
 */
public record HostIdentity(String name, String address, IgmpVersion capability, boolean routerAlert) {}
