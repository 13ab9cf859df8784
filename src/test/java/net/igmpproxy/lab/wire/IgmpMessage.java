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
     * A membership query.
     *
     * @param group           the group asked about, 0.0.0.0 for all
     * @param maxResponseCode the octet as it stands: tenths of a second below 128, 0 in version 1
     */
    record Query(IgmpVersion version, String group, int maxResponseCode, List<String> sources) implements IgmpMessage {
        /** A general query of a version that gives hosts a second to answer. */
        public static Query general(IgmpVersion version) {
            return new Query(version, Ipv4.UNSPECIFIED, version == IgmpVersion.V1 ? 0 : 10, List.of());
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
