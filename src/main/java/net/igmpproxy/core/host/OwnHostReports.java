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
 * Reports of the router's own kernel, for its programs. They carry the address that the proxy reports with, so the routers
 * upstream take both for one host: when a program leaves a group, they end what the proxy still wants.
 */
final class OwnHostReports {
    private OwnHostReports() {}

    /** One group of a report, and the state that is reported of it. */
    @FunctionalInterface
    interface Filters {
        SourceFilter of(GroupAddress group);
    }

    /** The groups of a report whose state it would take something from. */
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

    /** Current-state records end nothing at a router (RFC 9776 section 6.4.1), and ALLOW only adds. */
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
