package net.igmpproxy.core.wire;

import java.util.List;
import java.util.Optional;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;

/** IGMP message of any version (RFC 9776 section 4, RFC 2236 section 2, RFC 1112 appendix I). */
public sealed interface IgmpMessage permits IgmpMessage.Report, MembershipQuery {
    /** Returns the IGMP version that defines the message format. */
    IgmpVersion version();

    /** Calls the method of the visitor for this message type. */
    <R> R accept(Visitor<R> visitor);

    /**
     * Visitor of the message types; an implementation without one of them does not compile.
     *
     * @param <R> result type
     */
    interface Visitor<R> {
        /** Visits a Membership Query. */
        R query(MembershipQuery query);

        /** Visits an IGMPv1 Membership Report. */
        R reportV1(ReportV1 report);

        /** Visits an IGMPv2 Membership Report. */
        R reportV2(ReportV2 report);

        /** Visits an IGMPv2 Leave Group message. */
        R leaveGroup(LeaveGroup leave);

        /** Visits an IGMPv3 Membership Report. */
        R reportV3(ReportV3 report);
    }

    /** Message of a host: a report or a leave. */
    sealed interface Report extends IgmpMessage permits OneGroupReport, ReportV3 {
        /** Returns the first group of the message; empty for a report without records. */
        Optional<GroupAddress> firstGroup();

        /** Returns the destination to which hosts send the message (RFC 9776 section 4.2.14, RFC 2236 section 9). */
        Ipv4Address destination();
    }

    /** IGMPv1 or IGMPv2 message of a host, which concerns one group. */
    sealed interface OneGroupReport extends Report permits ReportV1, ReportV2, LeaveGroup {
        /** Returns the group of the message. */
        GroupAddress group();

        @Override
        default Optional<GroupAddress> firstGroup() {
            return Optional.of(group());
        }

        @Override
        default Ipv4Address destination() {
            return group().address();
        }
    }

    /**
     * IGMPv1 Membership Report, type 0x12.
     *
     * @param group group of which the host is a member
     */
    record ReportV1(GroupAddress group) implements OneGroupReport {
        @Override
        public IgmpVersion version() {
            return IgmpVersion.V1;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.reportV1(this);
        }
    }

    /**
     * IGMPv2 Membership Report, type 0x16.
     *
     * @param group group of which the host is a member
     */
    record ReportV2(GroupAddress group) implements OneGroupReport {
        @Override
        public IgmpVersion version() {
            return IgmpVersion.V2;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.reportV2(this);
        }
    }

    /**
     * IGMPv2 Leave Group message, type 0x17.
     *
     * @param group group that the host has left
     */
    record LeaveGroup(GroupAddress group) implements OneGroupReport {
        @Override
        public Ipv4Address destination() {
            return Ipv4Address.ALL_ROUTERS;
        }

        @Override
        public IgmpVersion version() {
            return IgmpVersion.V2;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.leaveGroup(this);
        }
    }

    /**
     * IGMPv3 Membership Report, type 0x22.
     *
     * @param records group records in wire order
     */
    record ReportV3(List<GroupRecord> records) implements Report {
        public ReportV3 {
            records = List.copyOf(records);
        }

        @Override
        public Optional<GroupAddress> firstGroup() {
            return records.stream().findFirst().map(GroupRecord::group);
        }

        @Override
        public Ipv4Address destination() {
            return Ipv4Address.ALL_IGMPV3_ROUTERS;
        }

        @Override
        public IgmpVersion version() {
            return IgmpVersion.V3;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.reportV3(this);
        }
    }
}
