package net.igmpproxy.core.wire;

import java.util.Optional;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.wire.DecodeResult.Decoded;
import net.igmpproxy.core.wire.DecodeResult.Rejected;

/** Decodes Membership Queries of all versions (RFC 9776 section 4.1). */
final class QueryDecoder {
    private QueryDecoder() {}

    static DecodeResult decode(Ipv4Header header) {
        Octets message = header.payload();
        Optional<DecodeError> error = checkLength(message);
        if (error.isPresent()) {
            return new Rejected(error.get(), header.source());
        }
        MembershipQuery query = isOlderVersion(message) ? readOlder(message) : readV3(message);
        return checkGroup(query, header.destination())
                .or(() -> checkSources(query, message))
                .<DecodeResult>map(reason -> new Rejected(reason, header.source()))
                .orElseGet(() -> new Decoded(header.source(), header.destination(), query, 0));
    }

    private static Optional<DecodeError> checkLength(Octets message) {
        if (isOlderVersion(message)) {
            return Optional.empty();
        }
        if (message.length() < Layout.QUERY_SOURCES) {
            return Optional.of(DecodeError.QUERY_LENGTH_AMBIGUOUS);
        }
        int end = Layout.QUERY_SOURCES + sourceCount(message) * Octets.WORD;
        return end > message.length() ? Optional.of(DecodeError.QUERY_SOURCES_OVERRUN) : Optional.empty();
    }

    /**
     * A general query with a multicast destination must have the destination 224.0.0.1 (RFC 9776 section 9.1). The
     * interface's own address is valid too (section 4.1.12). Other queries may have any destination.
     */
    private static Optional<DecodeError> checkGroup(MembershipQuery query, Ipv4Address destination) {
        if (query.isGeneral()) {
            return destination.equals(Ipv4Address.ALL_SYSTEMS) || destination.isUnicast()
                    ? Optional.empty()
                    : Optional.of(DecodeError.GENERAL_QUERY_DESTINATION);
        }
        return query.specificGroup().isPresent() ? Optional.empty() : Optional.of(DecodeError.BAD_QUERY_GROUP);
    }

    private static Optional<DecodeError> checkSources(MembershipQuery query, Octets message) {
        boolean askedForSources = !query.isGeneral() && !isOlderVersion(message) && sourceCount(message) > 0;
        return askedForSources && query.sources().isEmpty()
                ? Optional.of(DecodeError.QUERY_SOURCES_NOT_UNICAST)
                : Optional.empty();
    }

    /**
     * Distinguishes the versions by length (RFC 9776 section 7.1), after {@link #checkLength} has excluded other
     * lengths.
     */
    private static boolean isOlderVersion(Octets message) {
        return message.length() == Layout.MIN_LENGTH;
    }

    /** Max Resp Code 0 means IGMPv1, where the group is "ignored when received" (RFC 1112 appendix I). */
    private static MembershipQuery readOlder(Octets message) {
        int tenths = message.u8(Layout.MAX_RESP_CODE);
        return tenths == 0
                ? MembershipQuery.version1()
                : MembershipQuery.version2(tenths, message.address(Layout.GROUP));
    }

    /** A general query has no sources (RFC 9776 section 4.1.11); a source list in it is ignored. */
    private static MembershipQuery readV3(Octets message) {
        Ipv4Address group = message.address(Layout.GROUP);
        int flags = message.u8(Layout.QUERY_FLAGS);
        int sources = group.isUnspecified() ? 0 : sourceCount(message);
        return new MembershipQuery(
                IgmpVersion.V3,
                TimeCode.valueOf(message.u8(Layout.MAX_RESP_CODE)),
                group,
                message.sources(Layout.QUERY_SOURCES, sources),
                (flags & Layout.SUPPRESS_FLAG) != 0,
                flags & Layout.ROBUSTNESS_MASK,
                TimeCode.valueOf(message.u8(Layout.QQIC)));
    }

    private static int sourceCount(Octets message) {
        return message.u16(Layout.QUERY_SOURCE_COUNT);
    }
}
