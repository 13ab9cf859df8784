package net.igmpproxy.core.wire;

import java.util.Optional;
import net.igmpproxy.core.addr.Ipv4Address;

/**
 * View of an IPv4 packet through its header (RFC 791 section 3.1), whose field offsets are in bytes. The kernel has
 * verified the header checksum.
 */
public final class Ipv4Header {
    /** Size of a header without options, in bytes, and offset of the options. */
    public static final int SIZE = 20;

    public static final int TTL = 8;
    public static final int PROTOCOL = 9;
    public static final int SOURCE = 12;
    public static final int DESTINATION = 16;

    /** Protocol number of IGMP ({@code IPPROTO_IGMP}). */
    public static final int PROTOCOL_IGMP = 2;

    static final int VERSION_AND_LENGTH = 0;
    static final int TYPE_OF_SERVICE = 1;
    static final int TOTAL_LENGTH = 2;
    static final int FLAGS_AND_FRAGMENT_OFFSET = 6;
    static final int CHECKSUM = 10;

    private static final int VERSION = 4;
    private static final int LENGTH_MASK = 0x0f;
    private static final int MORE_FRAGMENTS_OR_OFFSET = 0x3fff;

    private final Octets packet;

    private Ipv4Header(Octets packet) {
        this.packet = packet;
    }

    /** Returns the error that makes the IPv4 header unreadable, if any. */
    static Optional<DecodeError> check(Octets packet) {
        if (packet.length() < SIZE) {
            return Optional.of(DecodeError.IP_HEADER_TRUNCATED);
        }
        if (packet.u8(VERSION_AND_LENGTH) >>> 4 != VERSION || length(packet) < SIZE) {
            return Optional.of(DecodeError.NOT_IPV4);
        }
        return packet.length() < length(packet) ? Optional.of(DecodeError.IP_HEADER_TRUNCATED) : Optional.empty();
    }

    /** Creates the view of a packet that has passed {@link #check}. */
    static Ipv4Header of(Octets packet) {
        return new Ipv4Header(packet);
    }

    Ipv4Address source() {
        return packet.address(SOURCE);
    }

    Ipv4Address destination() {
        return packet.address(DESTINATION);
    }

    int ttl() {
        return packet.u8(TTL);
    }

    boolean carriesIgmp() {
        return packet.u8(PROTOCOL) == PROTOCOL_IGMP;
    }

    boolean isFragment() {
        return (packet.u16(FLAGS_AND_FRAGMENT_OFFSET) & MORE_FRAGMENTS_OR_OFFSET) != 0;
    }

    /** Returns true if the packet is longer than the received bytes. */
    boolean isTruncated() {
        return packet.u16(TOTAL_LENGTH) > packet.length();
    }

    /**
     * Returns the payload of a packet that is not {@linkplain #isTruncated truncated}, without bytes beyond the total
     * length.
     */
    Octets payload() {
        int headerLength = length(packet);
        return packet.slice(headerLength, Math.max(0, packet.u16(TOTAL_LENGTH) - headerLength));
    }

    boolean hasRouterAlert() {
        return RouterAlert.isAmong(packet.slice(SIZE, length(packet) - SIZE));
    }

    /** Returns the length of the header with its options, in bytes. */
    private static int length(Octets packet) {
        return (packet.u8(VERSION_AND_LENGTH) & LENGTH_MASK) * Octets.WORD;
    }
}
