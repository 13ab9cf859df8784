package net.igmpproxy.core.wire;

/** Encodes Membership Queries of all versions (RFC 9776 section 4.1), without the fields that a version lacks. */
final class QueryEncoder {
    private static final int V2_MAX_TENTHS = 0xff;

    private QueryEncoder() {}

    static byte[] encode(MembershipQuery query) {
        return switch (query.version()) {
            case V1 -> new MessageWriter(MessageType.MEMBERSHIP_QUERY, Layout.MIN_LENGTH).finish();
            case V2 -> encodeV2(query);
            case V3 -> encodeV3(query);
        };
    }

    /**
     * The Max Resp Time of IGMPv2 is linear up to 25.5 s (RFC 2236 section 2.2); zero would make it an IGMPv1 query.
     */
    private static byte[] encodeV2(MembershipQuery query) {
        int tenths = Math.max(1, Math.min(query.maxResponseTenths(), V2_MAX_TENTHS));
        return new MessageWriter(MessageType.MEMBERSHIP_QUERY, Layout.MIN_LENGTH)
                .u8(Layout.MAX_RESP_CODE, tenths)
                .address(Layout.GROUP, query.group())
                .finish();
    }

    private static byte[] encodeV3(MembershipQuery query) {
        int sources = query.sources().size();
        return new MessageWriter(MessageType.MEMBERSHIP_QUERY, EncodedSize.QUERY_HEADER + sources * EncodedSize.SOURCE)
                .u8(Layout.MAX_RESP_CODE, TimeCode.codeOf(query.maxResponseTenths()))
                .address(Layout.GROUP, query.group())
                .u8(Layout.QUERY_FLAGS, flags(query))
                .u8(Layout.QQIC, TimeCode.codeOf(query.queryIntervalSeconds()))
                .u16(Layout.QUERY_SOURCE_COUNT, sources)
                .addresses(Layout.QUERY_SOURCES, query.sources())
                .finish();
    }

    /** A robustness variable above 7 is sent as zero (RFC 9776 section 4.1.6). */
    private static int flags(MembershipQuery query) {
        int robustness = query.robustness() > MembershipQuery.MAX_ROBUSTNESS ? 0 : query.robustness();
        return (query.suppress() ? Layout.SUPPRESS_FLAG : 0) | robustness;
    }
}
