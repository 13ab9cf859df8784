package net.igmpproxy.core.wire;

import java.util.List;
import net.igmpproxy.core.addr.GroupAddress;

/** One IGMP message of any version (RFC 9776 section 4, RFC 2236 section 2, RFC 1112 appendix I). */
public sealed interface IgmpMessage permits IgmpMessage.Report, MembershipQuery {
    /** The version of IGMP whose form it has. */
    IgmpVersion version();

    /** Calls what a visitor has for this kind of message. */
    <R> R accept(Visitor<R> visitor);

    /**
     * What to do with each kind of message; a kind that is forgotten does not compile.
     *
     * @param <R> what comes of it
     */
    interface Visitor<R> {
        /** A Membership Query. */
        R query(MembershipQuery query);

        /** An IGMPv1 Membership Report. */
        R reportV1(ReportV1 report);

        /** An IGMPv2 Membership Report. */
        R reportV2(ReportV2 report);

        /** An IGMPv2 Leave Group message. */
        R leaveGroup(LeaveGroup leave);

        /** An IGMPv3 Membership Report. */
        R reportV3(ReportV3 report);
    }

    /** What a host says, as opposed to what a querier asks. */
    sealed interface Report extends IgmpMessage permits OneGroupReport, ReportV3 {}

    /** A report of the versions before 3, which speaks of one group. */
    sealed interface OneGroupReport extends Report permits ReportV1, ReportV2, LeaveGroup {
        /** The group it speaks of. */
        GroupAddress group();
    }

    /**
     * An IGMPv1 Membership Report, type 0x12.
     *
     * @param group the group the host is a member of
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
     * An IGMPv2 Membership Report, type 0x16.
     *
     * @param group the group the host is a member of
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
     * An IGMPv2 Leave Group message, type 0x17.
     *
     * @param group the group the host has left
     */
    record LeaveGroup(GroupAddress group) implements OneGroupReport {
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
     * An IGMPv3 Membership Report, type 0x22.
     *
     * @param records its group records, in order
     */
    record ReportV3(List<GroupRecord> records) implements Report {
        public ReportV3 {
            records = List.copyOf(records);
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
