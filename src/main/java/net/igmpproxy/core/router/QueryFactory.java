package net.igmpproxy.core.router;

import java.util.List;
import java.util.Optional;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.membership.SourceSet;
import net.igmpproxy.core.wire.IgmpVersion;
import net.igmpproxy.core.wire.MembershipQuery;

/**
 * Creates queries from the querier's variables, in the IGMP version of the interface (RFC 9776 sections 4.1 and 7.3.1).
 */
final class QueryFactory {
    /** Maximum response time of a {@link #generalToBeAnsweredSoon} query, in milliseconds. */
    static final long SOON_MILLIS = 500;

    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final RouterVariables variables;

    QueryFactory(RouterVariables variables) {
        this.variables = variables;
    }

    MembershipQuery general(long now) {
        IgmpVersion version = variables.version(now);
        long maxResponse = variables.queryResponseInterval();
        return switch (version) {
            case V1 -> MembershipQuery.version1();
            case V2 -> version2(maxResponse, Ipv4Address.UNSPECIFIED);
            case V3 -> version3(maxResponse, Ipv4Address.UNSPECIFIED, List.of(), false);
        };
    }

    /**
     * Creates a general query with a shorter response time, as RFC 9776 section 8.3 permits; empty for IGMPv1, which
     * has no response time.
     */
    Optional<MembershipQuery> generalToBeAnsweredSoon(long now) {
        IgmpVersion version = variables.version(now);
        long soon = Math.min(SOON_MILLIS * NANOS_PER_MILLI, variables.queryResponseInterval());
        return switch (version) {
            case V1 -> Optional.empty();
            case V2 -> Optional.of(version2(soon, Ipv4Address.UNSPECIFIED));
            case V3 -> Optional.of(version3(soon, Ipv4Address.UNSPECIFIED, List.of(), false));
        };
    }

    /**
     * Creates a group-specific query, in version 2 if the interface version is 1 or 2. IGMPv1 has none, so callers must
     * not send it there.
     */
    MembershipQuery groupSpecific(GroupAddress group, boolean suppress, long now) {
        return variables.version(now) == IgmpVersion.V3
                ? version3(variables.lastMemberQueryInterval(), group.address(), List.of(), suppress)
                : version2(variables.lastMemberQueryInterval(), group.address());
    }

    /** Creates a group-and-source-specific query. Only IGMPv3 has it. */
    MembershipQuery groupAndSourceSpecific(GroupAddress group, SourceSet sources, boolean suppress) {
        return version3(variables.lastMemberQueryInterval(), group.address(), List.copyOf(sources), suppress);
    }

    private MembershipQuery version3(long maxResponse, Ipv4Address group, List<Ipv4Address> sources, boolean suppress) {
        return new MembershipQuery(
                IgmpVersion.V3, tenths(maxResponse), group, sources, suppress, variables.robustness(), (int)
                        (variables.queryInterval() / MembershipQuery.NANOS_PER_SECOND));
    }

    private static MembershipQuery version2(long maxResponse, Ipv4Address group) {
        return MembershipQuery.version2(tenths(maxResponse), group);
    }

    private static int tenths(long nanos) {
        return (int) (nanos / MembershipQuery.NANOS_PER_TENTH);
    }
}
