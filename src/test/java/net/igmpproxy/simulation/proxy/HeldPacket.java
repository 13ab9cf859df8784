package net.igmpproxy.simulation.proxy;

/**
 * Packet that the kernel queues until its entry is installed.
 *
 * @param index  the index of the input interface
 * @param source the source address
 * @param group  the destination address
 * @param ttl    the TTL
 */
public record HeldPacket(int index, String source, String group, int ttl) {}
