package net.igmpproxy.core.router;

import java.util.Optional;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.config.SsmConfiguration;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.router.group.GroupState;
import net.igmpproxy.core.router.host.HeardRecord;
import net.igmpproxy.core.router.host.HostCensus;
import net.igmpproxy.core.router.host.HostTable;
import net.igmpproxy.core.router.host.SsmTranslation;
import net.igmpproxy.core.router.host.Statement;
import net.igmpproxy.core.router.host.TrackedHost;
import org.jspecify.annotations.Nullable;

/**
 * Brings together what a host reports and what is known of it. Reports are kept as they were sent, and translated by the
 * present {@code ssmMappings} where they are used: other mappings then need no new report.
 */
final class HostReports {
    private final HostCensus census;
    private SsmTranslation translation;

    HostReports(SsmConfiguration ssm, HostCensus census) {
        this.translation = new SsmTranslation(ssm);
        this.census = census;
    }

    /** Continues with other mappings; groups that they concern are to be begun again. */
    void configure(SsmConfiguration next) {
        translation = new SsmTranslation(next);
    }

    /** A record in its group's own terms. */
    Statement translate(Statement reported) {
        return translation.translate(reported);
    }

    /** The hosts of a group that has none yet. */
    HostTable newHosts(GroupAddress group) {
        SsmTranslation present = translation;
        return new HostTable(census, reported -> present.translate(reported, group));
    }

    /**
     * A record with what is known of its host.
     *
     * @param statement what is left of it in the group's own terms
     * @param state     the group, or null if it would be a new one
     */
    HeardRecord heard(Statement reported, Statement statement, @Nullable GroupState state, long now) {
        Optional<TrackedHost> known =
                state == null ? Optional.empty() : state.hosts().find(reported.host(), now);
        SourceFilter before = known.map(TrackedHost::filter).orElse(SourceFilter.NOTHING);
        Statement remembered = reported.excludes() && !statement.excludes() ? reported : statement;
        return new HeardRecord(remembered, statement, known, after(remembered, state, before, now));
    }

    /** What is left of a record that is refused: what takes no room, since it is there already. */
    HeardRecord refreshing(HeardRecord refused, GroupState state, long now) {
        SourceFilter before = refused.before();
        Statement rest =
                Admission.refreshing(refused.statement(), state, translation.translate(before, refused.group()));
        boolean stays = before.isNothing() || refused.isTranslated();
        return new HeardRecord(rest, rest, refused.known(), stays ? before : after(rest, state, before, now));
    }

    /** The filter that the host has reported after a record. */
    private static SourceFilter after(Statement reported, @Nullable GroupState state, SourceFilter before, long now) {
        boolean partial = state != null && state.queries().mayBeAnswer(reported.sources(), now);
        return reported.host().isUnspecified()
                ? TrackedHost.afterAny(before, reported)
                : TrackedHost.after(before, reported.type(), reported.sources(), partial);
    }
}
