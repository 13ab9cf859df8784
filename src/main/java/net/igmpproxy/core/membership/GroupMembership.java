package net.igmpproxy.core.membership;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;

/**
 * What the router side knows of one group on one downstream interface at one moment (RFC 9776 section 6.2).
 *
 * @param interfaceName the downstream interface
 * @param group         the group
 * @param filterMode    the router filter mode
 * @param age           time since the group was first reported there
 * @param groupTimer    time left of the group timer; present in EXCLUDE mode only
 * @param compatibilityMode the group compatibility mode, 1 to 3 (RFC 9776 section 7.3.2)
 * @param sources       its source records in order of address
 * @param hosts         the hosts heard of, in order of address
 * @param configured    what is wanted of the group whatever the hosts report; without effect on the other components
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

    /** A group that is configured, and of which no host has reported anything. */
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

    /** The same, with something that is configured. */
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
     * A source record.
     *
     * @param address the source
     * @param timer   time left of its timer; zero where the source is excluded
     */
    public record SourceTimer(Ipv4Address address, Duration timer) {}

    /**
     * A tracked host.
     *
     * @param address  the host
     * @param version  the IGMP version it last spoke, 1 to 3
     * @param filter   what it last was known to want
     * @param age      time since it became a member
     * @param lastSeen time since its last report
     * @param expires  time left until it counts no more unless it reports again
     */
    public record Host(
            Ipv4Address address, int version, SourceFilter filter, Duration age, Duration lastSeen, Duration expires) {}
}
