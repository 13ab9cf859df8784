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
 * Rules for reports in source-specific groups (RFC 9776 section 6.4, RFC 4604 section 3) and in groups with SSM
 * mappings ({@code ssm-map} of RFC 8652).
 */
public record SsmTranslation(SsmConfiguration ssm) {
    /** Returns the reason to ignore a group record, or empty if it is valid for its group. */
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
     * Applies the SSM mapping: an EXCLUDE record becomes an INCLUDE record of the mapped sources without the excluded
     * ones. All other records are returned unchanged.
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

    /** Applies the SSM mapping of a group to a host's filter. */
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
