package net.igmpproxy.core.engine.event;

import net.igmpproxy.core.addr.InterfaceName;

/**
 * Number of IGMP messages of one kind.
 *
 * @param interfaceName the interface
 * @param sent          true for sent messages, false for received ones
 * @param type          {@code query}, {@code report} or {@code leave}
 * @param version       IGMP version, 1 to 3
 * @param messages      number of messages
 */
public record MessageCount(InterfaceName interfaceName, boolean sent, String type, int version, long messages) {}
