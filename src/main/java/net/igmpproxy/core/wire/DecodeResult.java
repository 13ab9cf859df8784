package net.igmpproxy.core.wire;

import net.igmpproxy.core.addr.Ipv4Address;

/** Result of decoding a packet. */
public sealed interface DecodeResult {
    /** Returns the sender, or {@code 0.0.0.0} if the IP header is unreadable. */
    Ipv4Address source();

    /**
     * Decoded message.
     *
     * @param source sender; {@code 0.0.0.0} for a host without an address
     * @param destination destination of the IP packet
     * @param message message without the parts that {@link IgmpDecoder} omits
     * @param ignoredRecords number of omitted records of an IGMPv3 report: their type is unknown (RFC 9776 section
     *     4.2.12) or their group is not a multicast address
     */
    record Decoded(Ipv4Address source, Ipv4Address destination, IgmpMessage message, int ignoredRecords)
            implements DecodeResult {}

    /**
     * Ignored packet.
     *
     * @param error reason
     * @param source sender, or {@code 0.0.0.0} if the IP header is unreadable
     */
    record Rejected(DecodeError error, Ipv4Address source) implements DecodeResult {}
}
