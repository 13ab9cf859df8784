package net.igmpproxy.lab.wire;

import java.time.Instant;

/**
 * Captured IGMP packet.
 *
 * @param time the kernel's receive time
 */
public record IgmpPacket(
        Instant time, String source, String destination, int ttl, boolean routerAlert, IgmpMessage message) {}
