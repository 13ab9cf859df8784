package net.igmpproxy.core.router;

import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.membership.GroupMembership;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.membership.SourceSet;

/** Explicit tracking: the hosts heard of as members of one group on one interface (RFC 9776 appendix A.2). */
final class HostTable {
    private final TreeMap<Ipv4Address, TrackedHost> hosts = new TreeMap<>();

    /** What a host is known to want. */
    SourceFilter filter(Ipv4Address host, long now) {
        TrackedHost known = hosts.get(host);
        return known != null && known.isAlive(now) ? known.filter() : SourceFilter.NOTHING;
    }

    /** Notes what a host wants now; a host that wants nothing is forgotten. */
    void put(Ipv4Address host, TrackedHost state) {
        if (state.filter().isNothing()) {
            hosts.remove(host);
        } else {
            hosts.put(host, state);
        }
    }

    /** Whether any host wants sources that are not listed. */
    boolean anyExcludes(long now) {
        return hosts.values().stream()
                .anyMatch(host -> host.isAlive(now) && host.filter().isExclude());
    }

    /** The sources among some that no host wants. */
    SourceSet unwanted(SourceSet some, long now) {
        SourceSet left = some;
        for (TrackedHost host : hosts.values()) {
            if (left.isEmpty()) {
                return left;
            }
            if (host.isAlive(now)) {
                left = host.filter().isExclude()
                        ? left.intersect(host.filter().sources())
                        : left.minus(host.filter().sources());
            }
        }
        return left;
    }

    /** Forgets hosts that have fallen silent. */
    void expire(long now) {
        hosts.values().removeIf(host -> !host.isAlive(now));
    }

    List<GroupMembership.Host> describe(long now) {
        return hosts.entrySet().stream()
                .filter(entry -> entry.getValue().isAlive(now))
                .map(entry -> describe(entry.getKey(), entry.getValue(), now))
                .toList();
    }

    private static GroupMembership.Host describe(Ipv4Address address, TrackedHost host, long now) {
        return new GroupMembership.Host(
                address,
                host.version().number(),
                host.filter(),
                Duration.ofNanos(now - host.lastSeen()),
                Duration.ofNanos(host.expires() - now));
    }
}
