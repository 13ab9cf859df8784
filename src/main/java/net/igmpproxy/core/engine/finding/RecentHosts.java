package net.igmpproxy.core.engine.finding;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import net.igmpproxy.core.addr.Ipv4Address;

/** The last three hosts of an event, latest first, so that an operator can recognize a common cause. */
public final class RecentHosts {
    private static final int MOST = 3;

    private final Deque<Ipv4Address> hosts = new ArrayDeque<>();

    public void note(Ipv4Address host) {
        if (!hosts.contains(host)) {
            hosts.addFirst(host);
        }
        if (hosts.size() > MOST) {
            hosts.removeLast();
        }
    }

    public void removeIf(Predicate<Ipv4Address> obsolete) {
        hosts.removeIf(obsolete);
    }

    public boolean isEmpty() {
        return hosts.isEmpty();
    }

    /** The hosts, latest first. */
    public List<Ipv4Address> all() {
        return List.copyOf(hosts);
    }
}
