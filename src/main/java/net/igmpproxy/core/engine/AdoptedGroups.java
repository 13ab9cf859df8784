package net.igmpproxy.core.engine;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.timer.DeadlineQueue;

/**
 * Any-source groups found in the kernel after a crash. They are reported upstream as {@code EXCLUDE {}} until the hosts
 * have answered the startup queries. The upstream router still has the state of the crashed process, most probably
 * {@code EXCLUDE {}}. A report with a smaller filter, {@code ALLOW} or {@code EXCLUDE} with known sources only, makes
 * some routers stop streams with members (FRR pimd until its next general query).
 */
final class AdoptedGroups {
    private final Set<GroupAddress> groups = new TreeSet<>();
    private final long untilNanos;

    /**
     * Creates the set.
     *
     * @param untilNanos time at which the hosts have answered
     */
    AdoptedGroups(Set<GroupAddress> groups, long untilNanos) {
        this.groups.addAll(groups);
        this.untilNanos = untilNanos;
    }

    /** An empty set. */
    static AdoptedGroups none() {
        return new AdoptedGroups(Set.of(), DeadlineQueue.NEVER);
    }

    /** The groups that are still reported as {@code EXCLUDE {}}. */
    Set<GroupAddress> groups() {
        return Set.copyOf(groups);
    }

    /** Remaining time until the hosts have answered; zero if the set is empty. */
    Duration left(long now) {
        return groups.isEmpty() ? Duration.ZERO : Duration.ofNanos(Math.max(0, untilNanos - now));
    }

    /**
     * Returns the filter to report upstream for a group. Removes the group if it has no members.
     *
     * @param wanted merged filter of the downstream interfaces
     */
    SourceFilter reported(GroupAddress group, SourceFilter wanted) {
        if (wanted.isNothing()) {
            groups.remove(group);
        }
        return groups.contains(group) ? SourceFilter.EVERYTHING : wanted;
    }

    /**
     * Empties the set when the hosts have answered.
     *
     * @param changed receives each removed group
     */
    void onDeadline(long now, Consumer<GroupAddress> changed) {
        if (nextDeadline() <= now) {
            groups.forEach(changed);
            groups.clear();
        }
    }

    /** Time of the next call of {@link #onDeadline}, {@link DeadlineQueue#NEVER} if the set is empty. */
    long nextDeadline() {
        return groups.isEmpty() ? DeadlineQueue.NEVER : untilNanos;
    }
}
