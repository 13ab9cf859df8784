package net.igmpproxy.core.router;

import java.util.List;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.membership.SourceSet;
import net.igmpproxy.core.wire.IgmpVersion;
import net.igmpproxy.core.wire.MembershipQuery;

/** Fills in queries with the querier's timers (RFC 9776 section 4.1). */
final class QueryFactory {
    private static final long NANOS_PER_TENTH = 100_000_000L;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /** The largest value of the QRV field; a larger variable is sent as 0 (RFC 9776 section 4.1.6). */
    private static final int MAX_QRV = 7;

    private final RouterSettings settings;

    QueryFactory(RouterSettings settings) {
        this.settings = settings;
    }

    MembershipQuery general() {
        return query(settings.queryResponseInterval(), Ipv4Address.UNSPECIFIED, List.of(), false);
    }

    MembershipQuery groupSpecific(GroupAddress group, boolean suppress) {
        return query(settings.lastMemberQueryInterval(), group.address(), List.of(), suppress);
    }

    MembershipQuery groupAndSourceSpecific(GroupAddress group, SourceSet sources, boolean suppress) {
        return query(settings.lastMemberQueryInterval(), group.address(), List.copyOf(sources), suppress);
    }

    private MembershipQuery query(long maxResponse, Ipv4Address group, List<Ipv4Address> sources, boolean suppress) {
        return new MembershipQuery(
                IgmpVersion.V3,
                (int) (maxResponse / NANOS_PER_TENTH),
                group,
                sources,
                suppress,
                settings.robustness() > MAX_QRV ? 0 : settings.robustness(),
                (int) (settings.queryInterval() / NANOS_PER_SECOND));
    }
}
