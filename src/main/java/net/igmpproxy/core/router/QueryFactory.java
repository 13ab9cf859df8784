package net.igmpproxy.core.router;

import java.util.List;
import java.util.Optional;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.membership.SourceSet;
import net.igmpproxy.core.wire.IgmpVersion;
import net.igmpproxy.core.wire.MembershipQuery;

/** Fills in queries with the querier's variables, in the version of the interface (RFC 9776 sections 4.1 and 7.3.1). */
final class QueryFactory {
    private static final long NANOS_PER_TENTH = 100_000_000L;
    /** Time to answer a query that is to be answered soon. */
    static final long SOON_MILLIS = 500;

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long NANOS_PER_MILLI = 1_000_000L;

    /** What the Max Resp Code 0 of an IGMPv1 query means (RFC 9776 section 7.2.1). */
    private static final int V1_MAX_RESPONSE_TENTHS = 100;

    private final RouterVariables variables;

    QueryFactory(RouterVariables variables) {
        this.variables = variables;
    }

    MembershipQuery general(long now) {
        IgmpVersion version = variables.version(now);
        return version == IgmpVersion.V3
                ? version3(variables.queryResponseInterval(), Ipv4Address.UNSPECIFIED, List.of(), false)
                : older(version, variables.queryResponseInterval(), Ipv4Address.UNSPECIFIED);
    }

    /** The same with little time to answer, as RFC 9776 section 8.3 lets one choose it; version 1 cannot say it. */
    Optional<MembershipQuery> generalToBeAnsweredSoon(long now) {
        IgmpVersion version = variables.version(now);
        long soon = Math.min(SOON_MILLIS * NANOS_PER_MILLI, variables.queryResponseInterval());
        return switch (version) {
            case V1 -> Optional.empty();
            case V2 -> Optional.of(older(version, soon, Ipv4Address.UNSPECIFIED));
            case V3 -> Optional.of(version3(soon, Ipv4Address.UNSPECIFIED, List.of(), false));
        };
    }

    /** A query for a group; version 1 has none. */
    MembershipQuery groupSpecific(GroupAddress group, boolean suppress, long now) {
        return variables.version(now) == IgmpVersion.V3
                ? version3(variables.lastMemberQueryInterval(), group.address(), List.of(), suppress)
                : older(IgmpVersion.V2, variables.lastMemberQueryInterval(), group.address());
    }

    /** A query for sources of a group, which versions before 3 do not have. */
    MembershipQuery groupAndSourceSpecific(GroupAddress group, SourceSet sources, boolean suppress) {
        return version3(variables.lastMemberQueryInterval(), group.address(), List.copyOf(sources), suppress);
    }

    private MembershipQuery version3(long maxResponse, Ipv4Address group, List<Ipv4Address> sources, boolean suppress) {
        return new MembershipQuery(
                IgmpVersion.V3, tenths(maxResponse), group, sources, suppress, variables.robustness(), (int)
                        (variables.queryInterval() / NANOS_PER_SECOND));
    }

    private static MembershipQuery older(IgmpVersion version, long maxResponse, Ipv4Address group) {
        int tenths = version == IgmpVersion.V1 ? V1_MAX_RESPONSE_TENTHS : tenths(maxResponse);
        return new MembershipQuery(version, tenths, group, List.of(), false, 0, 0);
    }

    private static int tenths(long nanos) {
        return (int) (nanos / NANOS_PER_TENTH);
    }
}
