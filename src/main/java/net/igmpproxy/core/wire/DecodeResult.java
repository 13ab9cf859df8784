package net.igmpproxy.core.wire;

import net.igmpproxy.core.addr.Ipv4Address;

/** What came of reading a packet. */
public sealed interface DecodeResult {
    /** Who sent it, or {@code 0.0.0.0} if not even the IP header could be read. */
    Ipv4Address source();

    /**
     * A message.
     *
     * @param source         who sent it; {@code 0.0.0.0} for a host without an address
     * @param destination    where it was sent
     * @param message        the message, without what {@link IgmpDecoder} leaves out
     * @param ignoredRecords records of an IGMPv3 report that were left out: their type is unknown (RFC 9776 section
     *                       4.2.12) or their group is no multicast address
     */
    record Decoded(Ipv4Address source, Ipv4Address destination, IgmpMessage message, int ignoredRecords)
            implements DecodeResult {}

    /**
     * Nothing to be heeded.
     *
     * @param error  why
     * @param source who sent it, or {@code 0.0.0.0} if the IP header could not be read
     */
    record Rejected(DecodeError error, Ipv4Address source) implements DecodeResult {}
}
