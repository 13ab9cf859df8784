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
 * What is certain of the members of a group after one host has left ({@link LeaveMode#TRACKED}).
 *
 * <p>Others certainly remain if one reported itself in IGMPv3 within the last Query Response Interval, and after the
 * last report of the host that leaves; nobody certainly remains if all members report themselves, all reports were heard,
 * and no tracked host is left. In between the group is queried as often as the RFC says, and forwarded until the
 * last query stays unanswered.
 *
 * <p>Why the order of reports: a host that has got another address is known twice. What it reported under another address came
 * before its last report under the address that it leaves with.
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
     * Those of a group.
     *
     * @param unheard the reports that the interface may lack
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
     * The filter that others certainly want. Hosts of older versions may leave without a word, and behind {@code 0.0.0.0} may
     * be the host that leaves.
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

    /** Whether others certainly want sources that are not listed. */
    boolean othersExclude() {
        return others.isExclude();
    }

    /** Whether certainly nobody wants sources that are not listed. */
    boolean nobodyExcludes() {
        return allAreKnown && !hosts.anyExcludes(now);
    }

    /** The sources among some that others do not certainly want. */
    SourceSet notWantedByOthers(SourceSet some) {
        return some.filter(source -> !others.admits(source));
    }

    /** The sources among some that certainly nobody wants. */
    SourceSet wantedByNobody(SourceSet some) {
        return allAreKnown ? hosts.unwanted(some, now) : SourceSet.empty();
    }
}
