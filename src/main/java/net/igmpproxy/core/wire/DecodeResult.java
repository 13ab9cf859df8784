package net.igmpproxy.core.wire;

import net.igmpproxy.core.addr.Ipv4Address;

/** Result of decoding a packet. */
public sealed interface DecodeResult {
    /** Returns the sender, or {@code 0.0.0.0} if the IP header is unreadable. */
    Ipv4Address source();

    /** Calls the method of the visitor for this kind of result. */
    void accept(Visitor visitor);

    /** Visitor of the kinds of result; an implementation without one of them does not compile. */
    interface Visitor {
        /** Visits a decoded message. */
        void decoded(Decoded decoded);

        /** Visits an ignored packet. */
        void rejected(Rejected rejected);
    }

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
            implements DecodeResult {
        @Override
        public void accept(Visitor visitor) {
            visitor.decoded(this);
        }
    }

    /**
     * Ignored packet.
     *
     * @param error reason
     * @param source sender, or {@code 0.0.0.0} if the IP header is unreadable
     */
    record Rejected(DecodeError error, Ipv4Address source) implements DecodeResult {
        @Override
        public void accept(Visitor visitor) {
            visitor.rejected(this);
        }
    }
}
