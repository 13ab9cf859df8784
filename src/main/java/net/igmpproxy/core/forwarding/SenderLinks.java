package net.igmpproxy.core.forwarding;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import net.igmpproxy.core.addr.InterfaceName;

/**
 * Links without {@linkplain ArrivalVifs arrival VIF} on which hosts have sent to a group.
 *
 * <p>A link is remembered while it has members of the group, and for one day after that. Flows expire after minutes,
 * but the next packet of an infrequent sender must not meet a wildcard entry, which would drop it.
 * <p>The number of groups per interface is limited. Beyond the limit the group with the oldest packet is removed.
 */
final class SenderLinks {
    static final int MOST_GROUPS = 8192;
    static final long KEPT_NANOS = 86_400_000_000_000L;

    private final Map<InterfaceName, LinkedHashMap<SenderLink, Long>> links = new HashMap<>();

    /** Records a packet from a link. */
    void note(SenderLink link, long nowNanos) {
        LinkedHashMap<SenderLink, Long> groups =
                links.computeIfAbsent(link.interfaceName(), absent -> new LinkedHashMap<>());
        groups.remove(link);
        groups.put(link, nowNanos);
        if (groups.size() > MOST_GROUPS) {
            groups.remove(groups.keySet().iterator().next());
        }
    }

    boolean contains(SenderLink link) {
        LinkedHashMap<SenderLink, Long> groups = links.get(link.interfaceName());
        return groups != null && groups.containsKey(link);
    }

    /**
     * Removes links that have had neither members nor senders of their group for a day.
     *
     * @param hasMembers tests whether the link has members of the group
     */
    void forget(Predicate<SenderLink> hasMembers, long nowNanos) {
        for (LinkedHashMap<SenderLink, Long> groups : links.values()) {
            groups.replaceAll((link, known) -> hasMembers.test(link) ? Math.max(known, nowNanos) : known);
            groups.values().removeIf(known -> known <= nowNanos - KEPT_NANOS);
        }
        links.values().removeIf(Map::isEmpty);
    }

    /** Returns all recorded links. */
    List<SenderLink> all() {
        return links.values().stream()
                .flatMap(groups -> groups.keySet().stream())
                .toList();
    }
}
