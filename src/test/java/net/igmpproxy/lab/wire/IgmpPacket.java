package net.igmpproxy.lab.wire;

import java.time.Instant;

/**
 * An IGMP message seen on the wire.
 *
 * @param time when the kernel saw it arrive
 */
public record IgmpPacket(
        Instant time, String source, String destination, int ttl, boolean routerAlert, IgmpMessage message) {}
