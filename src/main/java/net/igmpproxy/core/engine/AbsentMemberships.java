package net.igmpproxy.core.engine;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.membership.GroupMembership;
import net.igmpproxy.core.membership.MembershipAging;

/**
 * What the hosts of interfaces wanted that have gone, and which the configuration expects back. Their hosts know nothing of
 * it, and would report again only when they are asked: up to a query response interval later.
 */
final class AbsentMemberships {
    private static final long KEPT = Duration.ofHours(1).toNanos();

    private final Map<InterfaceName, Left> absent = new HashMap<>();

    private record Left(List<GroupMembership> memberships, long since) {}

    /** An interface has gone. */
    void remember(InterfaceName name, List<GroupMembership> memberships, long now) {
        absent.put(name, new Left(memberships, now));
    }

    /**
     * An interface is back: what its hosts may still want. It is forgotten here.
     *
     * @param confirmation within which time they will have been asked and will have answered
     */
    List<GroupMembership> recall(InterfaceName name, Duration confirmation, long now) {
        Left left = absent.remove(name);
        return left == null
                ? List.of()
                : left.memberships.stream()
                        .flatMap(membership ->
                                MembershipAging.age(membership, Duration.ofNanos(now - left.since), confirmation)
                                        .stream())
                        .toList();
    }

    /** Forgets those that are not expected back, or have been away for so long that nothing of it holds. */
    void keepOnly(Predicate<InterfaceName> expected, long now) {
        absent.entrySet().removeIf(entry -> !expected.test(entry.getKey()) || entry.getValue().since + KEPT <= now);
    }
}
