package net.igmpproxy.core.membership;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;

/**
 * Snapshot of the router-side state of one group on one downstream interface (RFC 9776 section 6.2).
 *
 * @param interfaceName downstream interface
 * @param group multicast group
 * @param filterMode router filter mode
 * @param age time since the first report for the group
 * @param groupTimer remaining time of the group timer; present in EXCLUDE mode only
 * @param compatibilityMode group compatibility mode, 1 to 3 (RFC 9776 section 7.3.2)
 * @param sources source records in address order
 * @param hosts tracked hosts in address order
 * @param configured source filter of the static group; does not affect the other components
 */
public record GroupMembership(
        InterfaceName interfaceName,
        GroupAddress group,
        FilterMode filterMode,
        Duration age,
        Optional<Duration> groupTimer,
        int compatibilityMode,
        List<SourceTimer> sources,
        List<Host> hosts,
        Optional<SourceFilter> configured) {
    private static final int NEWEST_VERSION = 3;

    public GroupMembership {
        sources = List.copyOf(sources);
        hosts = List.copyOf(hosts);
    }

    /** Creates the membership of a static group without reports from hosts. */
    public static GroupMembership configured(InterfaceName interfaceName, GroupAddress group, SourceFilter filter) {
        return new GroupMembership(
                interfaceName,
                group,
                FilterMode.INCLUDE,
                Duration.ZERO,
                Optional.empty(),
                NEWEST_VERSION,
                List.of(),
                List.of(),
                Optional.of(filter));
    }

    /** Returns a copy with the source filter of a static group. */
    public GroupMembership withConfigured(SourceFilter filter) {
        return new GroupMembership(
                interfaceName,
                group,
                filterMode,
                age,
                groupTimer,
                compatibilityMode,
                sources,
                hosts,
                Optional.of(filter));
    }

    /**
     * Source record.
     *
     * @param address source address
     * @param timer remaining time of the source timer; zero for an excluded source
     */
    public record SourceTimer(Ipv4Address address, Duration timer) {}

    /**
     * Tracked host.
     *
     * @param address host address
     * @param version IGMP version of its last report, 1 to 3
     * @param filter last known source filter of the host
     * @param age time since the host became a member
     * @param lastSeen time since its last report
     * @param expires remaining time until the host is removed unless it reports again
     */
    public record Host(
            Ipv4Address address, int version, SourceFilter filter, Duration age, Duration lastSeen, Duration expires) {}
}
