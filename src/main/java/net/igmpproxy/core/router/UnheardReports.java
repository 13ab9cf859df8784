package net.igmpproxy.core.router;

import java.time.Duration;
import java.util.Collection;
import net.igmpproxy.core.router.group.GroupState;
import org.jspecify.annotations.Nullable;

/**
 * Time in which an interface may have members that its tables lack, because reports were lost, refused or sent to
 * another router. One time applies to the interface, including groups that do not exist yet. A report refused in an
 * existing group affects that group only. Times are nanoseconds.
 */
final class UnheardReports {
    private final RouterVariables variables;

    /** End of the time in which any group may have such members. */
    private long until;

    UnheardReports(RouterVariables variables) {
        this.variables = variables;
    }

    /**
     * Records that this router has become the querier. It may not have received earlier reports, and queries the hosts
     * as at startup.
     */
    void elected(long now) {
        extend(now + variables.startupTime());
    }

    /**
     * Records that reports were lost. A member whose report was lost may not report again before its membership ends.
     */
    void lost(long now) {
        extend(now + variables.groupMembershipInterval());
    }

    /**
     * Records that a report was refused by a limit although its host is a member.
     *
     * @param state the group, or null if the group does not exist
     */
    void refused(@Nullable GroupState state, long now) {
        if (state == null) {
            lost(now);
        } else {
            state.missReports(now + variables.groupMembershipInterval());
        }
    }

    /** Records an interruption. The groups may have unknown members, which are queried as at startup. */
    void interrupted(Collection<GroupState> states, long now) {
        states.forEach(state -> state.missReports(now + variables.startupTime()));
    }

    /** Restores the remaining time of an earlier process, at most a Group Membership Interval. */
    void resume(Duration left, long now) {
        extend(now + Math.min(left.toNanos(), variables.groupMembershipInterval()));
    }

    /** Restores the remaining time of one group, at most a Group Membership Interval. */
    void resume(GroupState state, Duration left, long now) {
        state.missReports(now + Math.min(left.toNanos(), variables.groupMembershipInterval()));
    }

    /** Returns true if the group may have members whose reports were not received. */
    boolean mayLack(GroupState state, long now) {
        return until > now || state.mayHaveUnheardMembers(now);
    }

    /** Remaining time in which any group may have such members. */
    Duration left(long now) {
        return Duration.ofNanos(Math.max(0, until - now));
    }

    private void extend(long moment) {
        until = Math.max(until, moment);
    }
}
