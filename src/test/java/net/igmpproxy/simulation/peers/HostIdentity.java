package net.igmpproxy.simulation.peers;

import net.igmpproxy.lab.wire.IgmpVersion;

/**
 * What a host is, whatever happens to it.
 *
 * @param name        what to call it
 * @param address     what its packets come from
 * @param capability  the newest version it knows
 * @param routerAlert whether its packets have the Router Alert option
 */
public record HostIdentity(String name, String address, IgmpVersion capability, boolean routerAlert) {}
