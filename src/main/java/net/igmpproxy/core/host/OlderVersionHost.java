package net.igmpproxy.core.host;

import java.util.Collection;
import java.util.Random;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.membership.SourceSet;
import net.igmpproxy.core.timer.DeadlineQueue;
import net.igmpproxy.core.wire.IgmpMessage.LeaveGroup;
import net.igmpproxy.core.wire.IgmpMessage.ReportV1;
import net.igmpproxy.core.wire.IgmpMessage.ReportV2;
import net.igmpproxy.core.wire.IgmpVersion;
import net.igmpproxy.core.wire.MembershipQuery;

/**
 * Host side of IGMPv2 (RFC 2236 section 3) and IGMPv1 (RFC 1112 appendix I): memberships without sources.
 * Source-specific groups are not reported (RFC 4604 section 2.2.4).
 */
final class OlderVersionHost implements HostProtocol {
    /** Unsolicited Report Interval of IGMPv2, 10 s (RFC 2236 section 8.10). */
    private static final long UNSOLICITED_REPORT_INTERVAL = 10_000_000_000L;

    private final IgmpVersion version;
    private final Collection<HostGroup> groups;
    private final DeadlineQueue<HostGroup> deadlines;
    private final HostVariables variables;
    private final Random random;
    private final HostOutput output;

    /**
     * Creates the protocol of an older version.
     *
     * @param version   V1 or V2
     * @param groups    all groups with reception state
     * @param deadlines deadlines of these groups
     */
    OlderVersionHost(
            IgmpVersion version,
            Collection<HostGroup> groups,
            DeadlineQueue<HostGroup> deadlines,
            HostVariables variables,
            Random random,
            HostOutput output) {
        this.version = version;
        this.groups = groups;
        this.deadlines = deadlines;
        this.variables = variables;
        this.random = random;
        this.output = output;
    }

    @Override
    public void change(HostGroup state, long now) {
        boolean wasMember = !state.told().isNothing();
        boolean isMember = !state.filter().isNothing() && !variables.isSourceSpecific(state.group());
        state.tell(isMember ? SourceFilter.EVERYTHING : SourceFilter.NOTHING);
        if (isMember && !wasMember) {
            state.change().addMembership(variables.robustness());
            sendUnsolicited(state, now);
        } else if (wasMember && !isMember) {
            state.cancel();
            leave(state.group());
        }
    }

    @Override
    public void due(HostGroup state, long now) {
        if (state.takeResponse(now) != null) {
            report(state.group());
        }
        if (state.isChangeDue(now)) {
            sendUnsolicited(state, now);
        }
    }

    /** Does nothing, since each report of these versions contains one group only. */
    @Override
    public void flush() {}

    @Override
    public void onGeneralQuery(long now, long maxResponseTime, long pause) {
        for (HostGroup state : groups) {
            scheduleResponse(state, now, maxResponseTime, pause);
            deadlines.update(state);
        }
    }

    @Override
    public void onSpecificQuery(HostGroup state, MembershipQuery query, long now, long maxResponseTime) {
        scheduleResponse(state, now, maxResponseTime, HostGroup.ANSWER_PAUSE);
    }

    @Override
    public int reports() {
        return groups.size();
    }

    @Override
    public long nextDeadline() {
        return DeadlineQueue.NEVER;
    }

    @Override
    public void onDeadline(long now) {
        // All pending reports belong to a group.
    }

    /**
     * Schedules the answer of a group. A running timer is replaced only if it would run longer than the response time
     * (RFC 2236 section 3), and never by a later one.
     */
    private void scheduleResponse(HostGroup state, long now, long maxResponseTime, long pause) {
        boolean isReported = !state.filter().isNothing() && !variables.isSourceSpecific(state.group());
        if (isReported && state.responseDeadline() > now + maxResponseTime) {
            long deadline = state.paced(now + HostInterface.delay(maxResponseTime, random), pause);
            long sooner = Math.min(deadline, state.responseDeadline());
            state.setResponse(new PendingResponse(sooner, SourceSet.empty()));
        }
    }

    private void sendUnsolicited(HostGroup state, long now) {
        state.change().takeMembership();
        report(state.group());
        state.scheduleChange(now + (long) (random.nextDouble() * UNSOLICITED_REPORT_INTERVAL));
    }

    private void leave(GroupAddress group) {
        if (version == IgmpVersion.V2) {
            output.send(new LeaveGroup(group));
        }
    }

    private void report(GroupAddress group) {
        output.send(version == IgmpVersion.V1 ? new ReportV1(group) : new ReportV2(group));
    }
}
