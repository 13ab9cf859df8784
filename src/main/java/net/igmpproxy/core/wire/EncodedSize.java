package net.igmpproxy.core.wire;

/**
 * How many octets messages take, for those who have to keep packets within the MTU (RFC 9776 sections 4.1.8 and
 * 4.2.16).
 */
public final class EncodedSize {
    /** An IPv4 header with the Router Alert option. */
    public static final int IP_HEADER = 24;

    /** An IGMPv3 query up to its sources. */
    public static final int QUERY_HEADER = 12;

    /** An IGMPv3 report up to its group records. */
    public static final int REPORT_HEADER = 8;

    /** A group record up to its sources. */
    public static final int RECORD_HEADER = 8;

    /** A source address. */
    public static final int SOURCE = 4;

    /** The longest IPv4 packet (RFC 791 section 3.1); some interfaces take longer ones. */
    private static final int MAX_PACKET = 65_535;

    private EncodedSize() {}

    /** The octets of a group record. */
    public static int of(GroupRecord groupRecord) {
        return ofRecord(groupRecord.sources().size());
    }

    /** The octets of a group record with so many sources. */
    public static int ofRecord(int sources) {
        return RECORD_HEADER + sources * SOURCE;
    }

    /**
     * The octets that are there for group records in one IGMPv3 report.
     *
     * @param mtu the longest IP packet that the link takes, in octets
     */
    public static int roomForRecords(int mtu) {
        return Math.max(0, Math.min(mtu, MAX_PACKET) - IP_HEADER - REPORT_HEADER);
    }

    /**
     * The most sources that a record can have which is alone in its report.
     *
     * @param mtu the longest IP packet that the link takes, in octets
     */
    public static int maxSourcesInRecord(int mtu) {
        return Math.max(0, roomForRecords(mtu) - RECORD_HEADER) / SOURCE;
    }

    /**
     * The most sources that a query can ask for.
     *
     * @param mtu the longest IP packet that the link takes, in octets
     */
    public static int maxSourcesInQuery(int mtu) {
        return Math.max(0, Math.min(mtu, MAX_PACKET) - IP_HEADER - QUERY_HEADER) / SOURCE;
    }
}
