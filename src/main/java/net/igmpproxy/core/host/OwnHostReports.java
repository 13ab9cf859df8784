package net.igmpproxy.core.host;

import java.util.List;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.membership.SourceSet;
import net.igmpproxy.core.wire.GroupRecord;
import net.igmpproxy.core.wire.IgmpMessage;
import net.igmpproxy.core.wire.IgmpMessage.LeaveGroup;
import net.igmpproxy.core.wire.IgmpMessage.Report;
import net.igmpproxy.core.wire.IgmpMessage.ReportV1;
import net.igmpproxy.core.wire.IgmpMessage.ReportV2;
import net.igmpproxy.core.wire.IgmpMessage.ReportV3;
import net.igmpproxy.core.wire.MembershipQuery;

/**
 * Reports that this router's kernel sends for local programs. They have the same source address as the proxy's reports,
 * so upstream routers take both for one host. If a program leaves a group, its report ends the proxy's membership
 * upstream.
 */
final class OwnHostReports {
    private OwnHostReports() {}

    /** The reported filter of each group. */
    @FunctionalInterface
    interface Filters {
        SourceFilter of(GroupAddress group);
    }

    /** Returns the groups of a report whose reported state it would reduce. */
    static List<GroupAddress> contradicted(Report report, Filters reported) {
        return report.accept(new Contradiction(reported));
    }

    /**
     * Returns true if a record reduces the reported state. Current-state records end nothing at a router (RFC 9776
     * section 6.4.1), and ALLOW only adds.
     */
    private static boolean takesFrom(GroupRecord entry, SourceFilter reported) {
        return switch (entry.type()) {
            case TO_IN ->
                reported.isExclude()
                        || !reported.sources()
                                .minus(SourceSet.copyOf(entry.sources()))
                                .isEmpty();
            case TO_EX, BLOCK -> entry.sources().stream().anyMatch(reported::admits);
            case IS_IN, IS_EX, ALLOW -> false;
        };
    }

    /** The groups of a message whose reported state it would reduce. */
    private record Contradiction(Filters reported) implements IgmpMessage.Visitor<List<GroupAddress>> {
        @Override
        public List<GroupAddress> query(MembershipQuery query) {
            return List.of();
        }

        @Override
        public List<GroupAddress> reportV1(ReportV1 report) {
            return List.of();
        }

        @Override
        public List<GroupAddress> reportV2(ReportV2 report) {
            return List.of();
        }

        @Override
        public List<GroupAddress> leaveGroup(LeaveGroup leave) {
            return reported.of(leave.group()).isNothing() ? List.of() : List.of(leave.group());
        }

        @Override
        public List<GroupAddress> reportV3(ReportV3 report) {
            return report.records().stream()
                    .filter(entry -> takesFrom(entry, reported.of(entry.group())))
                    .map(GroupRecord::group)
                    .distinct()
                    .toList();
        }
    }
}
