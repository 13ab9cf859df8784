package net.igmpproxy.simulation.proxy;

/**
 * A packet that the kernel holds until the program has given it an entry.
 *
 * @param index  the interface that it came in on
 * @param source its source
 * @param group  its destination
 * @param ttl    its TTL
 */
public record HeldPacket(int index, String source, String group, int ttl) {}
