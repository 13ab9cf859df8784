package net.igmpproxy.core.wire;

/** Field offsets of IGMP messages in bytes, and masks of fields that share a byte. */
final class Layout {
    /** Length of the header of every message; complete length of IGMPv1 and IGMPv2 messages (RFC 2236 section 2). */
    static final int MIN_LENGTH = 8;

    static final int TYPE = 0;
    static final int MAX_RESP_CODE = 1;
    static final int CHECKSUM = 2;
    static final int GROUP = 4;

    /** Offset of Resv, S and QRV in an IGMPv3 query (RFC 9776 section 4.1). */
    static final int QUERY_FLAGS = 8;

    static final int SUPPRESS_FLAG = 0x08;
    static final int ROBUSTNESS_MASK = MembershipQuery.MAX_ROBUSTNESS;
    static final int QQIC = 9;
    static final int QUERY_SOURCE_COUNT = 10;
    static final int QUERY_SOURCES = 12;

    /** Offset of the record count in an IGMPv3 report (RFC 9776 section 4.2). */
    static final int RECORD_COUNT = 6;

    static final int RECORDS = 8;

    /**
     * Offset of the record type; this and the following offsets count from the start of a group record (RFC 9776
     * section 4.2.4).
     */
    static final int RECORD_TYPE = 0;

    static final int RECORD_AUX_WORDS = 1;
    static final int RECORD_SOURCE_COUNT = 2;
    static final int RECORD_GROUP = 4;
    static final int RECORD_SOURCES = 8;

    private Layout() {}
}
