package net.igmpproxy.core.router.host;

import java.util.List;
import java.util.Optional;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.config.SsmConfiguration;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.membership.SourceSet;
import net.igmpproxy.core.wire.IgmpVersion;
import net.igmpproxy.core.wire.RecordType;

/**
 * What is made of reports that name no sources, of groups that are source-specific (RFC 9776 section 6.4, RFC 4604
 * section 3) or mapped to sources ({@code ssm-map} of RFC 8652).
 */
public record SsmTranslation(SsmConfiguration ssm) {
    /** Why a statement is not to be heeded, if it is not. */
    public Optional<IgnoredReport> refusal(Statement statement) {
        if (!ssm.contains(statement.group()) || isMapped(statement)) {
            return Optional.empty();
        }
        if (statement.version() != IgmpVersion.V3) {
            return Optional.of(IgnoredReport.SSM_OLDER_VERSION);
        }
        return statement.excludes() ? Optional.of(IgnoredReport.SSM_EXCLUDE_MODE) : Optional.empty();
    }

    /**
     * The statement in the group's own terms: in a mapped group, who wants every source gets the mapped ones, less those
     * that are excluded.
     */
    public Statement translate(Statement statement) {
        if (!statement.excludes() || !isMapped(statement)) {
            return statement;
        }
        SourceSet wanted =
                SourceSet.copyOf(ssm.mappedSources(statement.group())).minus(statement.sources());
        RecordType type = statement.type() == RecordType.IS_EX ? RecordType.IS_IN : RecordType.TO_IN;
        return statement.with(type, wanted);
    }

    /** What a filter that a host has reported amounts to in a group. */
    public SourceFilter translate(SourceFilter reported, GroupAddress group) {
        List<Ipv4Address> mapped = reported.isExclude() ? ssm.mappedSources(group) : List.of();
        return mapped.isEmpty()
                ? reported
                : SourceFilter.include(SourceSet.copyOf(mapped).minus(reported.sources()));
    }

    private boolean isMapped(Statement statement) {
        return !ssm.mappedSources(statement.group()).isEmpty();
    }
}
