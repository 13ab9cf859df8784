package net.igmpproxy.simulation.world;

/**
 * Something that may send to groups.
 *
 * @param address       its address
 * @param interfaceName the interface of the proxy that its packets come in on
 * @param ttl           of its packets there
 */
public record DataSource(String address, String interfaceName, int ttl) {}
