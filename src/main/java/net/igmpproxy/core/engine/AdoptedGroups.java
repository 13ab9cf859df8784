package net.igmpproxy.core.engine;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.timer.DeadlineQueue;

/**
 * Groups of every source that were found in the kernel after a crash: they are reported upstream as {@code EXCLUDE {}} until
 * the hosts have had the time to say what they want. The upstream router still has the reports of the process that crashed.
 * Most probably it was told {@code EXCLUDE {}}, and to say less now, {@code ALLOW} or {@code EXCLUDE} of the sources that are
 * known by chance, makes some routers stop streams that hosts watch (FRR's pimd until its next general query).
 */
final class AdoptedGroups {
    private final Set<GroupAddress> groups = new TreeSet<>();
    private final long untilNanos;

    /**
     * @param untilNanos when the hosts have answered
     */
    AdoptedGroups(Set<GroupAddress> groups, long untilNanos) {
        this.groups.addAll(groups);
        this.untilNanos = untilNanos;
    }

    /** None. */
    static AdoptedGroups none() {
        return new AdoptedGroups(Set.of(), DeadlineQueue.NEVER);
    }

    /** The groups that are reported so. */
    Set<GroupAddress> groups() {
        return Set.copyOf(groups);
    }

    /** Time until the hosts have answered. */
    Duration left(long now) {
        return groups.isEmpty() ? Duration.ZERO : Duration.ofNanos(Math.max(0, untilNanos - now));
    }

    /** What to report upstream of a group of which the downstream interfaces want something. */
    SourceFilter reported(GroupAddress group, SourceFilter wanted) {
        if (wanted.isNothing()) {
            groups.remove(group);
        }
        return groups.contains(group) ? SourceFilter.EVERYTHING : wanted;
    }

    /** Ends the time in which more is reported than is known to be wanted, and names the groups that are concerned. */
    void onDeadline(long now, Consumer<GroupAddress> changed) {
        if (nextDeadline() <= now) {
            groups.forEach(changed);
            groups.clear();
        }
    }

    /** When {@link #onDeadline} is to be called, or {@link DeadlineQueue#NEVER}. */
    long nextDeadline() {
        return groups.isEmpty() ? DeadlineQueue.NEVER : untilNanos;
    }
}
