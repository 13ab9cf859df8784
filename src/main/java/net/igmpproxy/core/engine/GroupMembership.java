package net.igmpproxy.core.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.membership.FilterMode;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.wire.IgmpVersion;

/**
 * What the router side knows of one group on one downstream interface at one moment (RFC 9776 section 6.2).
 *
 * @param interfaceName the downstream interface
 * @param group         the group
 * @param filterMode    the router filter mode
 * @param age           time since the group was first reported there
 * @param groupTimer    time left of the group timer; present in EXCLUDE mode only
 * @param compatibility the group compatibility mode (RFC 9776 section 7.3.2)
 * @param sources       its source records in order of address
 * @param hosts         the hosts heard of, in order of address
 */
public record GroupMembership(
        InterfaceName interfaceName,
        GroupAddress group,
        FilterMode filterMode,
        Duration age,
        Optional<Duration> groupTimer,
        IgmpVersion compatibility,
        List<SourceTimer> sources,
        List<Host> hosts) {
    public GroupMembership {
        sources = List.copyOf(sources);
        hosts = List.copyOf(hosts);
    }

    /** The group compatibility mode as a number: 1, 2 or 3. */
    public int compatibilityNumber() {
        return compatibility.number();
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
     * @param version  the version it last spoke
     * @param filter   what it last was known to want
     * @param lastSeen time since its last report
     * @param expires  time left until it counts no more unless it reports again
     */
    public record Host(
            Ipv4Address address, IgmpVersion version, SourceFilter filter, Duration lastSeen, Duration expires) {
        /** The version it last spoke as a number: 1, 2 or 3. */
        public int versionNumber() {
            return version.number();
        }
    }
}
