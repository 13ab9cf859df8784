package net.igmpproxy.core.wire;

import java.util.Optional;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.wire.DecodeResult.Decoded;
import net.igmpproxy.core.wire.DecodeResult.Rejected;
import net.igmpproxy.core.wire.IgmpMessage.LeaveGroup;
import net.igmpproxy.core.wire.IgmpMessage.ReportV1;
import net.igmpproxy.core.wire.IgmpMessage.ReportV2;

/** Decodes IGMP messages of all versions; strict for each MUST of the RFCs and liberal elsewhere. */
public final class IgmpDecoder {
    private IgmpDecoder() {}

    /**
     * Decodes a packet as read from a raw socket. Never throws, whatever the bytes.
     *
     * <p>The result omits the records that RFC 9776 section 4.2.12 requires to ignore, and auxiliary data (section
     * 4.2.10). It omits bytes after the last record or source (sections 4.1.10 and 4.2.11; extensions of RFC 9279), and
     * addresses in source lists that are not unicast.
     *
     * @param packet packet from its IPv4 header on, all fields in network byte order
     * @param length number of valid bytes; a value above the array length means all of them
     * @param policy Router Alert check of IGMPv2 and IGMPv3 messages
     */
    public static DecodeResult decode(byte[] packet, int length, RouterAlertPolicy policy) {
        return decode(packet, length, policy, TtlPolicy.ONE);
    }

    /**
     * Decodes a packet with a TTL check; otherwise like {@link #decode(byte[], int, RouterAlertPolicy)}.
     *
     * @param ttl TTL check
     */
    public static DecodeResult decode(byte[] packet, int length, RouterAlertPolicy policy, TtlPolicy ttl) {
        Octets octets = Octets.first(packet, length);
        Optional<DecodeError> unreadable = Ipv4Header.check(octets);
        return unreadable.isPresent()
                ? new Rejected(unreadable.get(), Ipv4Address.UNSPECIFIED)
                : decode(Ipv4Header.of(octets), policy, ttl);
    }

    /** Returns the sender of a packet, {@code 0.0.0.0} if the IP header is unreadable. Nothing else is checked. */
    public static Ipv4Address sender(byte[] packet, int length) {
        Octets octets = Octets.first(packet, length);
        return Ipv4Header.check(octets).isPresent()
                ? Ipv4Address.UNSPECIFIED
                : Ipv4Header.of(octets).source();
    }

    private static DecodeResult decode(Ipv4Header header, RouterAlertPolicy policy, TtlPolicy ttl) {
        Optional<DecodeError> error = checkPacket(header).or(() -> checkMessage(header.payload()));
        if (error.isPresent()) {
            return new Rejected(error.get(), header.source());
        }
        Optional<MessageType> type = MessageType.ofCode(header.payload().u8(Layout.TYPE));
        if (type.isEmpty()) {
            return new Rejected(DecodeError.UNKNOWN_TYPE, header.source());
        }
        return ttl == TtlPolicy.ONE && header.ttl() != IgmpHeader.TTL
                ? new Rejected(DecodeError.BAD_TTL, header.source())
                : decode(type.get(), header, policy);
    }

    private static Optional<DecodeError> checkPacket(Ipv4Header header) {
        if (!header.carriesIgmp()) {
            return Optional.of(DecodeError.NOT_IGMP);
        }
        if (header.isFragment()) {
            return Optional.of(DecodeError.FRAGMENT);
        }
        return header.isTruncated() ? Optional.of(DecodeError.PACKET_TRUNCATED) : Optional.empty();
    }

    private static Optional<DecodeError> checkMessage(Octets message) {
        if (message.length() < Layout.MIN_LENGTH) {
            return Optional.of(DecodeError.MESSAGE_TOO_SHORT);
        }
        return Checksum.of(message) == 0 ? Optional.empty() : Optional.of(DecodeError.BAD_CHECKSUM);
    }

    private static DecodeResult decode(MessageType type, Ipv4Header header, RouterAlertPolicy policy) {
        DecodeResult result = decode(type, header);
        return result instanceof Decoded decoded && lacksRouterAlert(decoded.message(), header, policy)
                ? new Rejected(DecodeError.ROUTER_ALERT_MISSING, header.source())
                : result;
    }

    private static DecodeResult decode(MessageType type, Ipv4Header header) {
        return switch (type) {
            case MEMBERSHIP_QUERY -> QueryDecoder.decode(header);
            case REPORT_V1 -> ReportDecoder.decode(header, ReportV1::new);
            case REPORT_V2 -> ReportDecoder.decode(header, ReportV2::new);
            case LEAVE_GROUP -> ReportDecoder.decode(header, LeaveGroup::new);
            case REPORT_V3 -> ReportDecoder.decodeRecords(header);
        };
    }

    private static boolean lacksRouterAlert(IgmpMessage message, Ipv4Header header, RouterAlertPolicy policy) {
        return policy == RouterAlertPolicy.REQUIRED && message.version() != IgmpVersion.V1 && !header.hasRouterAlert();
    }
}
