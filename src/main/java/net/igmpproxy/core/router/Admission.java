package net.igmpproxy.core.router;

import java.util.Optional;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.config.Limits;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.membership.SourceSet;
import net.igmpproxy.core.router.group.GroupState;
import net.igmpproxy.core.router.host.HostCensus;
import net.igmpproxy.core.router.host.IgnoredReport;
import net.igmpproxy.core.router.host.Statement;
import net.igmpproxy.core.wire.RecordType;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an interface within its limits: what is there stays and is refreshed, what comes on top of a limit is refused
 * ({@code max-groups} and {@code max-group-sources} of RFC 8652).
 */
final class Admission {
    private final EntryBudget budget;
    private final HostCensus census;
    private Limits limits;

    Admission(Limits limits, EntryBudget budget, HostCensus census) {
        this.limits = limits;
        this.budget = budget;
        this.census = census;
    }

    void configure(Limits next) {
        limits = next;
    }

    /**
     * Why a statement that would make its host a member, or would make it want more, is refused.
     *
     * @param state  the group, or null if it would be a new one
     * @param groups how many groups there are
     * @param before what the host wants
     * @param after  what it would want
     */
    Optional<IgnoredReport> refusal(
            Statement statement, @Nullable GroupState state, int groups, SourceFilter before, SourceFilter after) {
        if (state == null && groups >= limits.maxGroups()) {
            return Optional.of(IgnoredReport.MAX_GROUPS);
        }
        boolean newHost = before.isNothing() && !after.isNothing() && !census.contains(statement.host());
        if (newHost && census.size() >= limits.maxHosts()) {
            return Optional.of(IgnoredReport.MAX_HOSTS);
        }
        int more = growth(statement, state, before, after);
        if (!budget.hasRoomFor(more)) {
            return Optional.of(IgnoredReport.MAX_ENTRIES);
        }
        return budget.hasHeapFor(state == null ? 1 : 0, more) ? Optional.empty() : Optional.of(IgnoredReport.HEAP);
    }

    /**
     * A statement's sources without those that are too many: a group's own come first, since they are served already.
     *
     * @param state the group, or null if it would be a new one
     */
    SourceSet fitting(Statement statement, @Nullable GroupState state) {
        SourceSet named = statement.sources();
        SourceSet known = state == null ? SourceSet.empty() : state.sources();
        // A record that excludes replaces the list; all others add to it (RFC 9776 section 6.4).
        int kept = statement.excludes() ? named.intersect(known).size() : known.size();
        SourceSet added = named.minus(known);
        int room = Math.max(0, limits.maxGroupSources() - kept);
        return added.size() <= room ? named : named.intersect(known).plus(added.first(room));
    }

    /**
     * Bounds what is remembered of a host by its group: sources that it has named and the group does not have would add up.
     *
     * @return whether any source was forgotten
     */
    boolean bound(GroupState state, Ipv4Address host) {
        return state.hosts().limitSources(host, limits.maxGroupSources(), state.sources());
    }

    /**
     * What is left of a statement that is refused: what takes no room, since it is there already.
     *
     * @param before what the host wants
     */
    static Statement refreshing(Statement refused, GroupState state, SourceFilter before) {
        SourceSet known = refused.sources().intersect(state.sources());
        boolean asksFor = !refused.excludes() && refused.type() != RecordType.BLOCK;
        if (before.isExclude() && asksFor) {
            // The list of sources that INCLUDE mode calls for does not fit, so that the host stays in EXCLUDE mode.
            return refused.with(RecordType.ALLOW, known);
        }
        return refused.with(refused.type(), before.isNothing() ? known : known.intersect(before.sources()));
    }

    /**
     * Whether that may be heeded: not if the host would lose all for what it asks. What a host without a record says is
     * heeded if members may have kept the same report back because they heard it (RFC 2236 section 3).
     *
     * @param rest  what {@link #refreshing} has left
     * @param after what the host would want
     */
    static boolean isRefresh(Statement rest, GroupState state, SourceFilter before, SourceFilter after) {
        if (before.isNothing()) {
            return rest.silencesOthers() && (!rest.excludes() || state.filter().isExclude());
        }
        return rest.type() == RecordType.BLOCK || !after.isNothing();
    }

    private static int growth(
            Statement statement, @Nullable GroupState state, SourceFilter before, SourceFilter after) {
        int group = state == null ? 1 : 0;
        int sources = statement
                .sources()
                .minus(state == null ? SourceSet.empty() : state.sources())
                .size();
        return group + sources + records(after) - records(before);
    }

    private static int records(SourceFilter filter) {
        return filter.isNothing() ? 0 : 1 + filter.sources().size();
    }
}
