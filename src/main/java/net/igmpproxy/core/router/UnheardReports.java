package net.igmpproxy.core.router;

import java.time.Duration;
import java.util.Collection;
import net.igmpproxy.core.router.group.GroupState;
import org.jspecify.annotations.Nullable;

/**
 * Time until which an interface may have members that its tables lack, since reports were lost or refused or not sent to this
 * router. It is that of the interface, for groups too that do not exist yet; what a limit refuses of a group that exists
 * concerns that group alone. Times are nanoseconds.
 */
final class UnheardReports {
    private final RouterVariables variables;

    /** Until when there may be such members of any group. */
    private long until;

    UnheardReports(RouterVariables variables) {
        this.variables = variables;
    }

    /** This router has become the querier, and may not have been sent reports before; it queries the hosts as at a startup. */
    void elected(long now) {
        extend(now + variables.startupTime());
    }

    /** Reports are lost: a member that has sent one may not report again before its membership ends. */
    void lost(long now) {
        extend(now + variables.groupMembershipInterval());
    }

    /**
     * A report is refused for a limit: its host is a member all the same.
     *
     * @param state its group, or null if the group does not exist
     */
    void refused(@Nullable GroupState state, long now) {
        if (state == null) {
            lost(now);
        } else {
            state.missReports(now + variables.groupMembershipInterval());
        }
    }

    /** Groups may have members that are not known, and that are queried as at a startup: groups of before an interruption. */
    void interrupted(Collection<GroupState> states, long now) {
        states.forEach(state -> state.missReports(now + variables.startupTime()));
    }

    /** Reports of any group may have gone unheard, as an earlier process has noted; for no longer than a membership lasts. */
    void resume(Duration left, long now) {
        extend(now + Math.min(left.toNanos(), variables.groupMembershipInterval()));
    }

    /** The same of one group. */
    void resume(GroupState state, Duration left, long now) {
        state.missReports(now + Math.min(left.toNanos(), variables.groupMembershipInterval()));
    }

    /** Whether a group may have members whose reports were not heard. */
    boolean mayLack(GroupState state, long now) {
        return until > now || state.mayHaveUnheardMembers(now);
    }

    /** For how long there may be such members of any group. */
    Duration left(long now) {
        return Duration.ofNanos(Math.max(0, until - now));
    }

    private void extend(long moment) {
        until = Math.max(until, moment);
    }
}
