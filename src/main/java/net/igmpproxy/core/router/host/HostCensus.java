package net.igmpproxy.core.router.host;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.timer.DeadlineQueue;

/** The hosts of an interface, each counted once however many groups it is a member of. */
public final class HostCensus {
    private final Map<Ipv4Address, Membership> hosts = new HashMap<>();

    /** Of how many groups a host is a member, and since when of any. */
    private record Membership(int groups, long since) {}

    /** A host has become a member of one more group. */
    void joined(Ipv4Address host, long now) {
        hosts.merge(
                host, new Membership(1, now), (before, latest) -> new Membership(before.groups() + 1, before.since()));
    }

    /** A host is a member of one group less. */
    void left(Ipv4Address host) {
        hosts.computeIfPresent(
                host,
                (address, before) -> before.groups() > 1 ? new Membership(before.groups() - 1, before.since()) : null);
    }

    public boolean contains(Ipv4Address host) {
        return hosts.containsKey(host);
    }

    /** Since when a host has been a member, {@link DeadlineQueue#NEVER} if it is none. */
    public long memberSince(Ipv4Address host) {
        Membership known = hosts.get(host);
        return known == null ? DeadlineQueue.NEVER : known.since();
    }

    /** Hosts that were members already at a moment, so many at most. */
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
