package net.igmpproxy.lab.wire;

import java.util.List;

/** IGMP message of any version. Addresses are in dotted form. */
public sealed interface IgmpMessage {
    /** Returns true if the message joins the group. */
    default boolean joins(String group) {
        return false;
    }

    /** Returns true if the message leaves the group. */
    default boolean leaves(String group) {
        return false;
    }

    /** Returns true if the message contains the group. */
    boolean names(String group);

    /**
     * Query fields of IGMPv3 (RFC 9776 sections 4.1.5 to 4.1.7).
     *
     * @param suppress          the S flag
     * @param robustness        QRV, 0 to 7
     * @param queryIntervalCode QQIC as encoded, see {@link FloatingCode}
     */
    record QuerierFields(boolean suppress, int robustness, int queryIntervalCode) {
        /** Fields of an IGMPv1 or IGMPv2 query, which has none. */
        public static final QuerierFields NONE = new QuerierFields(false, 0, 0);

        /** Fields of a querier with the RFC's defaults. */
        public static final QuerierFields DEFAULT = new QuerierFields(false, 2, 125);
    }

    /**
     * Membership query.
     *
     * @param group           the queried group; 0.0.0.0 in a general query
     * @param maxResponseCode the encoded byte: tenths of a second below 128, 0 in IGMPv1
     */
    record Query(
            IgmpVersion version, String group, int maxResponseCode, QuerierFields querierFields, List<String> sources)
            implements IgmpMessage {
        public Query {
            sources = List.copyOf(sources);
        }

        /** Returns a general query with a Max Resp Time of 1 s, except in IGMPv1. */
        public static Query general(IgmpVersion version) {
            return switch (version) {
                case V1 -> new Query(version, Ipv4.UNSPECIFIED, 0, QuerierFields.NONE, List.of());
                case V2 -> new Query(version, Ipv4.UNSPECIFIED, 10, QuerierFields.NONE, List.of());
                case V3 -> new Query(version, Ipv4.UNSPECIFIED, 10, QuerierFields.DEFAULT, List.of());
            };
        }

        /** Returns true for a general query. */
        public boolean isGeneral() {
            return group.equals(Ipv4.UNSPECIFIED);
        }

        @Override
        public boolean names(String other) {
            return group.equals(other);
        }
    }

    /** IGMPv1 or IGMPv2 report. */
    record OldReport(IgmpVersion version, String group) implements IgmpMessage {
        @Override
        public boolean joins(String other) {
            return group.equals(other);
        }

        @Override
        public boolean names(String other) {
            return group.equals(other);
        }
    }

    /** IGMPv2 Leave Group message. */
    record Leave(String group) implements IgmpMessage {
        @Override
        public boolean leaves(String other) {
            return group.equals(other);
        }

        @Override
        public boolean names(String other) {
            return group.equals(other);
        }
    }

    /** IGMPv3 report. */
    record Report(List<GroupRecord> records) implements IgmpMessage {
        public Report {
            records = List.copyOf(records);
        }

        @Override
        public boolean joins(String group) {
            return records.stream().anyMatch(record -> record.group().equals(group) && record.joins());
        }

        @Override
        public boolean leaves(String group) {
            return records.stream().anyMatch(record -> record.group().equals(group) && record.leaves());
        }

        @Override
        public boolean names(String group) {
            return records.stream().anyMatch(record -> record.group().equals(group));
        }
    }
}
