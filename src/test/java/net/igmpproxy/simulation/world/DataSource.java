package net.igmpproxy.simulation.world;

/**
 * Source of multicast data.
 *
 * @param address       the source address
 * @param interfaceName the input interface of its packets
 * @param ttl           the TTL of its packets on that interface
 */
public record DataSource(String address, String interfaceName, int ttl) {}
