package net.igmpproxy.lab.wire;

import java.util.List;

/** An IGMP message of any version; addresses are in dotted form. */
public sealed interface IgmpMessage {
    /** Whether it asks for packets of the group. */
    default boolean joins(String group) {
        return false;
    }

    /** Whether it says that the sender has left the group. */
    default boolean leaves(String group) {
        return false;
    }

    /** Whether it has to do with the group, and with that one by name. */
    boolean names(String group);

    /**
     * What version 3 adds to a query (RFC 9776 sections 4.1.5 to 4.1.7).
     *
     * @param suppress          the S flag
     * @param robustness        QRV, 0 to 7
     * @param queryIntervalCode QQIC as it stands, see {@link FloatingCode}
     */
    record QuerierFields(boolean suppress, int robustness, int queryIntervalCode) {
        /** Of a query of version 1 or 2, which has no such fields. */
        public static final QuerierFields NONE = new QuerierFields(false, 0, 0);

        /** Of a querier with the RFC's defaults. */
        public static final QuerierFields DEFAULT = new QuerierFields(false, 2, 125);
    }

    /**
     * A membership query.
     *
     * @param group           the group asked about, 0.0.0.0 for all
     * @param maxResponseCode the octet as it stands: tenths of a second below 128, 0 in version 1
     */
    record Query(
            IgmpVersion version, String group, int maxResponseCode, QuerierFields querierFields, List<String> sources)
            implements IgmpMessage {
        public Query {
            sources = List.copyOf(sources);
        }

        /** A general query of a version that gives hosts a second to answer. */
        public static Query general(IgmpVersion version) {
            return switch (version) {
                case V1 -> new Query(version, Ipv4.UNSPECIFIED, 0, QuerierFields.NONE, List.of());
                case V2 -> new Query(version, Ipv4.UNSPECIFIED, 10, QuerierFields.NONE, List.of());
                case V3 -> new Query(version, Ipv4.UNSPECIFIED, 10, QuerierFields.DEFAULT, List.of());
            };
        }

        /** Whether it asks about all groups. */
        public boolean isGeneral() {
            return group.equals(Ipv4.UNSPECIFIED);
        }

        @Override
        public boolean names(String other) {
            return group.equals(other);
        }
    }

    /** A report of version 1 or 2. */
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

    /** The Leave Group message of version 2. */
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

    /** A report of version 3. */
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
