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
 * Applies the limits of one interface to group records ({@code max-groups} and {@code max-group-sources} of RFC 8652,
 * {@code maxHosts}, the shared entry budget and heap). Existing state stays and is refreshed; a record that would
 * exceed a limit is refused.
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
     * Returns the limit that a group record would exceed, or empty if the record is admitted.
     *
     * @param state  the group, or null if the record would create it
     * @param groups number of groups on the interface
     * @param before the host's filter before the record
     * @param after  the host's filter after the record
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
     * Returns the sources of a record, cut to {@code maxGroupSources}. Sources that the group has already come first.
     *
     * @param state the group, or null if the record would create it
     */
    SourceSet fitting(Statement statement, @Nullable GroupState state) {
        SourceSet named = statement.sources();
        SourceSet known = state == null ? SourceSet.empty() : state.sources();
        // IS_EX and TO_EX replace the source list; all other types add to it (RFC 9776 section 6.4).
        int kept = statement.excludes() ? named.intersect(known).size() : known.size();
        SourceSet added = named.minus(known);
        int room = Math.max(0, limits.maxGroupSources() - kept);
        return added.size() <= room ? named : named.intersect(known).plus(added.first(room));
    }

    /**
     * Limits the source list stored for a host. Without this limit, sources that the group no longer has would
     * accumulate.
     *
     * @return true if any source was removed
     */
    boolean bound(GroupState state, Ipv4Address host) {
        return state.hosts().limitSources(host, limits.maxGroupSources(), state.sources());
    }

    /**
     * Returns the part of a refused record that needs no additional state.
     *
     * @param before the host's filter before the record
     */
    static Statement refreshing(Statement refused, GroupState state, SourceFilter before) {
        SourceSet known = refused.sources().intersect(state.sources());
        boolean asksFor = !refused.excludes() && refused.type() != RecordType.BLOCK;
        if (before.isExclude() && asksFor) {
            // The source list of INCLUDE mode does not fit, so the host stays in EXCLUDE mode.
            return refused.with(RecordType.ALLOW, known);
        }
        return refused.with(refused.type(), before.isNothing() ? known : known.intersect(before.sources()));
    }

    /**
     * Returns true if the remaining part of a refused record refreshes state. A record that would remove the host's
     * whole filter does not. A record from an untracked host does if other members may have suppressed the same report
     * (RFC 2236 section 3).
     *
     * @param rest  the result of {@link #refreshing}
     * @param after the host's filter after {@code rest}
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
