package net.igmpproxy.core.host;

import java.util.List;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.membership.SourceSet;
import net.igmpproxy.core.wire.GroupRecord;
import net.igmpproxy.core.wire.IgmpMessage.LeaveGroup;
import net.igmpproxy.core.wire.IgmpMessage.Report;
import net.igmpproxy.core.wire.IgmpMessage.ReportV3;

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
        if (report instanceof LeaveGroup leave) {
            return reported.of(leave.group()).isNothing() ? List.of() : List.of(leave.group());
        }
        return report instanceof ReportV3 version3
                ? version3.records().stream()
                        .filter(entry -> takesFrom(entry, reported.of(entry.group())))
                        .map(GroupRecord::group)
                        .distinct()
                        .toList()
                : List.of();
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
}
