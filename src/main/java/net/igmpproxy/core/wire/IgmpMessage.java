package net.igmpproxy.core.wire;

import java.util.List;
import net.igmpproxy.core.addr.GroupAddress;

/** One IGMP message of any version (RFC 9776 section 4, RFC 2236 section 2, RFC 1112 appendix I). */
public sealed interface IgmpMessage permits IgmpMessage.Report, MembershipQuery {
    /** What a host says, as opposed to what a querier asks. */
    sealed interface Report extends IgmpMessage permits ReportV1, ReportV2, LeaveGroup, ReportV3 {}

    /**
     * An IGMPv1 Membership Report, type 0x12.
     *
     * @param group the group the host is a member of
     */
    record ReportV1(GroupAddress group) implements Report {}

    /**
     * An IGMPv2 Membership Report, type 0x16.
     *
     * @param group the group the host is a member of
     */
    record ReportV2(GroupAddress group) implements Report {}

    /**
     * An IGMPv2 Leave Group message, type 0x17.
     *
     * @param group the group the host has left
     */
    record LeaveGroup(GroupAddress group) implements Report {}

    /**
     * An IGMPv3 Membership Report, type 0x22.
     *
     * @param records its group records, in order
     */
    record ReportV3(List<GroupRecord> records) implements Report {
        public ReportV3 {
            records = List.copyOf(records);
        }
    }
}
