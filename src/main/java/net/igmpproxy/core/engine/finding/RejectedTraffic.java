package net.igmpproxy.core.engine.finding;

import java.time.Duration;

/**
 * Flow of a source that is not admitted. It is removed after the source has been silent for 210 s.
 *
 * @param source  the source, its interface and its group
 * @param packets number of packets, including those forwarded under an earlier configuration
 * @param age     time since the first packet
 * @param silence time since the last known packet
 */
public record RejectedTraffic(RejectedSource source, long packets, Duration age, Duration silence) {}
