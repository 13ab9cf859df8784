package net.igmpproxy.core.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;

/**
 * A Membership Query, type 0x11 (RFC 9776 section 4.1).
 *
 * @param version            the version whose form it has (RFC 9776 section 7.1)
 * @param maxResponseTenths  Max Resp Time in units of 1/10 second, 0 to 31744; in version 1 the form has no such field
 *                           and this is 100 (RFC 9776 section 7.2.1)
 * @param group              the group asked for, or {@code 0.0.0.0} in a general query
 * @param sources            the sources asked for; none in a general or group-specific query
 * @param suppress           the S flag: routers do not update their timers; false before version 3
 * @param robustness         QRV, 0 to 7; 0 before version 3 and when the querier's variable exceeds 7
 * @param queryIntervalSeconds QQI from QQIC, 0 to 31744; 0 before version 3
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
    public MembershipQuery {
        sources = List.copyOf(sources);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.query(this);
    }

    /** Whether it asks for all groups. */
    public boolean isGeneral() {
        return group.isUnspecified();
    }

    /** The group asked for, unless it asks for all. */
    public Optional<GroupAddress> specificGroup() {
        return GroupAddress.from(group);
    }

    /**
     * Queries that together ask what this one asks.
     *
     * @param most how many sources each may have, 1 or more
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
