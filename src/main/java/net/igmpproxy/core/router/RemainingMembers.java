package net.igmpproxy.core.router;

import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.membership.SourceSet;
import net.igmpproxy.core.router.group.GroupState;
import net.igmpproxy.core.router.host.Departure;
import net.igmpproxy.core.router.host.HostTable;
import net.igmpproxy.core.router.host.TrackedHost;
import net.igmpproxy.core.wire.IgmpVersion;

/**
 * Certain knowledge about the other members of a group after a leave of one host ({@link LeaveMode#TRACKED}).
 *
 * <p>Other members certainly remain if one sent an IGMPv3 report within the last Query Response Interval, and after the
 * last report of the leaving host. No member remains if every member sends its own reports, all reports were received,
 * and no tracked host is left. Otherwise the router sends the RFC's queries and forwards until the last of them has
 * remained unanswered.
 *
 * <p>The order of the reports matters because a host that has changed its address is tracked twice. Its reports under
 * the other address came before its last report under the address that it leaves with.
 */
final class RemainingMembers {
    private final HostTable hosts;
    private final SourceFilter others;
    private final boolean allAreKnown;
    private final long now;

    private RemainingMembers(HostTable hosts, SourceFilter others, boolean allAreKnown, long now) {
        this.hosts = hosts;
        this.others = others;
        this.allAreKnown = allAreKnown;
        this.now = now;
    }

    /**
     * Determines the remaining members of a group.
     *
     * @param unheard members whose reports the router may not have received
     */
    static RemainingMembers of(
            GroupState state, Departure departure, RouterVariables variables, UnheardReports unheard, long now) {
        long earliest = now - variables.queryResponseInterval();
        SourceFilter others = departure
                .known()
                .map(known -> certainlyWanted(state.hosts(), departure.host(), known, earliest, now))
                .orElse(SourceFilter.NOTHING);
        boolean allAreKnown = departure.wasKnown()
                && departure.isWhole()
                && state.compatibility().allMembersReport(variables.version(now), now)
                && !unheard.mayLack(state, now)
                && !state.hosts().hasUnaddressed(now);
        return new RemainingMembers(state.hosts(), others, allAreKnown, now);
    }

    /**
     * Merged filter of the other hosts that certainly remain. IGMPv1 and IGMPv2 hosts may leave silently, and a host
     * behind {@code 0.0.0.0} may be the leaving one; neither counts.
     */
    private static SourceFilter certainlyWanted(
            HostTable hosts, Ipv4Address leaver, TrackedHost left, long earliest, long now) {
        long latest = Math.max(earliest, left.lastSeen());
        if (hosts.lastReportOfOthers(leaver) < latest) {
            return SourceFilter.NOTHING;
        }
        return hosts.wantedBy(
                (address, host) -> host.version() == IgmpVersion.V3
                        && !address.isUnspecified()
                        && !address.equals(leaver)
                        && host.lastSeen() >= latest,
                now);
    }

    /** Returns true if another host certainly remains in EXCLUDE mode. */
    boolean othersExclude() {
        return others.isExclude();
    }

    /** Returns true if certainly no host remains in EXCLUDE mode. */
    boolean nobodyExcludes() {
        return allAreKnown && !hosts.anyExcludes(now);
    }

    /** The given sources that no host certainly wants. */
    SourceSet notWantedByOthers(SourceSet some) {
        return some.filter(source -> !others.admits(source));
    }

    /** The given sources that certainly no host wants. */
    SourceSet wantedByNobody(SourceSet some) {
        return allAreKnown ? hosts.unwanted(some, now) : SourceSet.empty();
    }
}
