package net.igmpproxy.core.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;

/**
 * Membership Query, type 0x11 (RFC 9776 section 4.1).
 *
 * @param version version that defines the message format (RFC 9776 section 7.1)
 * @param maxResponseTenths Max Resp Time in units of 1/10 second, 0 to 31744; 100 in version 1, which has no such field
 *     (RFC 9776 section 7.2.1)
 * @param group queried group, or {@code 0.0.0.0} in a general query
 * @param sources queried sources; empty in a general or group-specific query
 * @param suppress S flag: routers do not update their timers; false before version 3
 * @param robustness QRV, 0 to 7; 0 before version 3 and if the querier's variable exceeds 7
 * @param queryIntervalSeconds QQI decoded from QQIC, 0 to 31744; 0 before version 3
 */
public record MembershipQuery(
        IgmpVersion version,
        int maxResponseTenths,
        Ipv4Address group,
        List<Ipv4Address> sources,
        boolean suppress,
        int robustness,
        int queryIntervalSeconds)
        implements IgmpMessage {
    /** Largest robustness variable of a query, whose field has 3 bits (RFC 9776 section 4.1.6). */
    public static final int MAX_ROBUSTNESS = 7;

    /** Unit of the Max Resp Time, in nanoseconds (RFC 9776 section 4.1.1). */
    public static final long NANOS_PER_TENTH = 100_000_000L;

    /** Unit of the Querier's Query Interval, in nanoseconds (RFC 9776 section 4.1.7). */
    public static final long NANOS_PER_SECOND = 1_000_000_000L;

    /** Max Resp Time of version 1, in tenths of a second (RFC 9776 section 7.2.1). */
    private static final int V1_MAX_RESPONSE_TENTHS = 100;

    public MembershipQuery {
        sources = List.copyOf(sources);
    }

    /** Creates a general query of version 1, which has no fields. */
    public static MembershipQuery version1() {
        return older(IgmpVersion.V1, V1_MAX_RESPONSE_TENTHS, Ipv4Address.UNSPECIFIED);
    }

    /**
     * Creates a query of version 2.
     *
     * @param maxResponseTenths Max Resp Time in units of 1/10 second
     * @param group queried group, or {@code 0.0.0.0} in a general query
     */
    public static MembershipQuery version2(int maxResponseTenths, Ipv4Address group) {
        return older(IgmpVersion.V2, maxResponseTenths, group);
    }

    private static MembershipQuery older(IgmpVersion version, int maxResponseTenths, Ipv4Address group) {
        return new MembershipQuery(version, maxResponseTenths, group, List.of(), false, 0, 0);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.query(this);
    }

    /** Returns the Max Resp Time in nanoseconds. */
    public long maxResponseNanos() {
        return maxResponseTenths * NANOS_PER_TENTH;
    }

    /** Returns the Querier's Query Interval in nanoseconds; 0 before version 3. */
    public long queryIntervalNanos() {
        return queryIntervalSeconds * NANOS_PER_SECOND;
    }

    /** Returns true for a general query. */
    public boolean isGeneral() {
        return group.isUnspecified();
    }

    /** Returns the queried group; empty for a general query. */
    public Optional<GroupAddress> specificGroup() {
        return GroupAddress.from(group);
    }

    /**
     * Splits the query into queries that together have the same sources.
     *
     * @param most maximum number of sources of each query, 1 or more
     */
    public List<MembershipQuery> split(int most) {
        List<MembershipQuery> parts = new ArrayList<>();
        for (int begin = 0; begin == 0 || begin < sources.size(); begin += most) {
            parts.add(withSources(sources.subList(begin, Math.min(begin + most, sources.size()))));
        }
        return parts;
    }

    private MembershipQuery withSources(List<Ipv4Address> some) {
        return new MembershipQuery(version, maxResponseTenths, group, some, suppress, robustness, queryIntervalSeconds);
    }
}
