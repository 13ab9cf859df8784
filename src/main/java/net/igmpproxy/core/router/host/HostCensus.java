package net.igmpproxy.core.router.host;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.timer.DeadlineQueue;

/** Host count of one interface. A host is counted once, whatever the number of its groups. */
public final class HostCensus {
    private final Map<Ipv4Address, Membership> hosts = new HashMap<>();

    /**
     * Membership of one host.
     *
     * @param groups number of groups, 1 or more
     * @param since  start of the host's membership in any group, in nanoseconds
     */
    private record Membership(int groups, long since) {}

    /** Records that a host has joined a group. */
    void joined(Ipv4Address host, long now) {
        hosts.merge(
                host, new Membership(1, now), (before, latest) -> new Membership(before.groups() + 1, before.since()));
    }

    /** Records that a host has left a group, or that its membership has expired. */
    void left(Ipv4Address host) {
        hosts.computeIfPresent(
                host,
                (address, before) -> before.groups() > 1 ? new Membership(before.groups() - 1, before.since()) : null);
    }

    public boolean contains(Ipv4Address host) {
        return hosts.containsKey(host);
    }

    /**
     * Time at which a host joined its first group, in nanoseconds; {@link DeadlineQueue#NEVER} if it is not a member.
     */
    public long memberSince(Ipv4Address host) {
        Membership known = hosts.get(host);
        return known == null ? DeadlineQueue.NEVER : known.since();
    }

    /** Hosts that joined before a given time; at most {@code most}, in no particular order. */
    public List<Ipv4Address> membersBefore(long moment, int most) {
        return hosts.entrySet().stream()
                .filter(entry -> entry.getValue().since() < moment)
                .map(Map.Entry::getKey)
                .limit(most)
                .toList();
    }

    public int size() {
        return hosts.size();
    }
}
