package net.igmpproxy.core.rate;

/**
 * What the share of one interface in the packets of strangers is decided by.
 *
 * @param backlogNanos see {@link Backlog#nanos}
 * @param ofAll        packets that came in on all interfaces in the last tenth of a second, by estimate
 */
public record Arrivals(long backlogNanos, double ofAll) {}
