package net.igmpproxy.core.wire;

/** Sizes of encoded messages in bytes, for splitting messages at the MTU (RFC 9776 sections 4.1.8 and 4.2.16). */
public final class EncodedSize {
    /** IGMPv3 query without its sources. */
    public static final int QUERY_HEADER = 12;

    /** IGMPv3 report without its group records. */
    public static final int REPORT_HEADER = 8;

    /** Group record without its sources. */
    public static final int RECORD_HEADER = 8;

    /** Source address. */
    public static final int SOURCE = 4;

    /** Longest IPv4 packet (RFC 791 section 3.1); the MTU of some interfaces is larger. */
    private static final int MAX_PACKET = 65_535;

    private EncodedSize() {}

    /** Returns the size of a group record in bytes. */
    public static int of(GroupRecord groupRecord) {
        return ofRecord(groupRecord.sources().size());
    }

    /** Returns the size of a group record with a number of sources, in bytes. */
    public static int ofRecord(int sources) {
        return RECORD_HEADER + sources * SOURCE;
    }

    /**
     * Returns the space for group records in one IGMPv3 report, in bytes.
     *
     * @param mtu MTU of the link, in bytes
     */
    public static int roomForRecords(int mtu) {
        return Math.max(0, Math.min(mtu, MAX_PACKET) - IgmpHeader.SIZE - REPORT_HEADER);
    }

    /**
     * Returns the maximum number of sources of a record that is alone in its report.
     *
     * @param mtu MTU of the link, in bytes
     */
    public static int maxSourcesInRecord(int mtu) {
        return Math.max(0, roomForRecords(mtu) - RECORD_HEADER) / SOURCE;
    }

    /**
     * Returns the maximum number of sources of a query.
     *
     * @param mtu MTU of the link, in bytes
     */
    public static int maxSourcesInQuery(int mtu) {
        return Math.max(0, Math.min(mtu, MAX_PACKET) - IgmpHeader.SIZE - QUERY_HEADER) / SOURCE;
    }
}
