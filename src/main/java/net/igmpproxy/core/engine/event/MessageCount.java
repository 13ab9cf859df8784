package net.igmpproxy.core.engine.event;

import net.igmpproxy.core.addr.InterfaceName;

/**
 * How many IGMP messages of one kind have come in, or gone out.
 *
 * @param interfaceName where
 * @param sent          whether the proxy has sent them
 * @param type          {@code query}, {@code report} or {@code leave}
 * @param version       the version of IGMP they are of, 1 to 3
 * @param messages      how many
 */
public record MessageCount(InterfaceName interfaceName, boolean sent, String type, int version, long messages) {}
