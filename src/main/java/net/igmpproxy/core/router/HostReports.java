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
 * Combines group records with the tracked state of their hosts. Host tables store records as received and apply the
 * current {@code ssmMappings} on reading, so a change of the mappings needs no new reports.
 */
final class HostReports {
    private final HostCensus census;
    private SsmTranslation translation;

    HostReports(SsmConfiguration ssm, HostCensus census) {
        this.translation = new SsmTranslation(ssm);
        this.census = census;
    }

    /** Applies new mappings. The caller must rebuild the groups whose mapping has changed. */
    void configure(SsmConfiguration next) {
        translation = new SsmTranslation(next);
    }

    /** Applies the SSM mapping of the record's group. */
    Statement translate(Statement reported) {
        return translation.translate(reported);
    }

    /** Creates an empty host table for a group. */
    HostTable newHosts(GroupAddress group) {
        SsmTranslation present = translation;
        return new HostTable(census, reported -> present.translate(reported, group));
    }

    /**
     * Returns a record with the tracked state of its host.
     *
     * @param reported  the record as received
     * @param statement the record after SSM mapping and limits
     * @param state     the group, or null if the record would create it
     */
    HeardRecord heard(Statement reported, Statement statement, @Nullable GroupState state, long now) {
        Optional<TrackedHost> known =
                state == null ? Optional.empty() : state.hosts().find(reported.host(), now);
        SourceFilter before = known.map(TrackedHost::filter).orElse(SourceFilter.NOTHING);
        Statement remembered = reported.excludes() && !statement.excludes() ? reported : statement;
        return new HeardRecord(remembered, statement, known, after(remembered, state, before, now));
    }

    /** Returns the part of a refused record that needs no additional state. See {@link Admission#refreshing}. */
    HeardRecord refreshing(HeardRecord refused, GroupState state, long now) {
        SourceFilter before = refused.before();
        Statement rest =
                Admission.refreshing(refused.statement(), state, translation.translate(before, refused.group()));
        boolean stays = before.isNothing() || refused.isTranslated();
        return new HeardRecord(rest, rest, refused.known(), stays ? before : after(rest, state, before, now));
    }

    /** The host's filter after a record. */
    private static SourceFilter after(Statement reported, @Nullable GroupState state, SourceFilter before, long now) {
        boolean partial = state != null && state.queries().mayBeAnswer(reported.sources(), now);
        return reported.host().isUnspecified()
                ? TrackedHost.afterAny(before, reported)
                : TrackedHost.after(before, reported.type(), reported.sources(), partial);
    }
}
