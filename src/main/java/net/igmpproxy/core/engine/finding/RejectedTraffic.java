package net.igmpproxy.core.engine.finding;

import java.time.Duration;

/**
 * What a source sends that no alt-subnet admits. It is forgotten when the source has been silent for 210 seconds.
 *
 * @param source  the source, its interface and its group
 * @param packets how many packets of it were counted; those, too, that an earlier configuration let through
 * @param age     time since the first of them
 * @param silence time since the last of them was known of
 */
public record RejectedTraffic(RejectedSource source, long packets, Duration age, Duration silence) {}
