package net.igmpproxy.core.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.membership.GroupMembership;
import net.igmpproxy.core.membership.MembershipAging;

/**
 * Memberships of downstream interfaces that have been released and may come back. Their hosts do not know of it, and would
 * report again only when they are queried: up to a query response interval later. An interface that was renamed is known by
 * its index, one that was removed and made again by its name.
 */
final class AbsentMemberships {
    private static final long KEPT_NANOS = Duration.ofHours(1).toNanos();

    private final List<Left> absent = new ArrayList<>();

    /**
     * Memberships of one interface.
     *
     * @param link    the interface as it was last
     * @param removed whether it has been removed, so that its index means nothing any more
     */
    private record Left(Link link, List<GroupMembership> memberships, long sinceNanos, boolean removed) {
        boolean isOf(Link candidate) {
            return removed ? candidate.name().equals(link.name()) : candidate.index() == link.index();
        }
    }

    /** Keeps the memberships of an interface that is released. */
    void remember(Link link, List<GroupMembership> memberships, long nowNanos) {
        absent.removeIf(left -> left.link.name().equals(link.name()));
        absent.add(new Left(link, memberships, nowNanos, false));
    }

    /**
     * Takes what the hosts of an interface may still want, now that it takes part again.
     *
     * @param confirmation within which time they will have been queried and will have answered
     */
    List<GroupMembership> recall(Link link, Duration confirmation, long nowNanos) {
        Optional<Left> found = absent.stream().filter(left -> left.isOf(link)).findFirst();
        found.ifPresent(absent::remove);
        return found.stream()
                .flatMap(left -> left.memberships.stream()
                        .flatMap(membership ->
                                MembershipAging.age(
                                        membership, Duration.ofNanos(nowNanos - left.sinceNanos), confirmation)
                                        .stream()))
                .toList();
    }

    /**
     * Forgets interfaces that are not expected back, or have been away for so long that nothing of it holds.
     *
     * @param expected tells by name
     * @param names    the interfaces that exist, by index
     */
    void keepOnly(Predicate<InterfaceName> expected, Map<Integer, InterfaceName> names, long nowNanos) {
        absent.replaceAll(left -> names.containsKey(left.link.index())
                ? left
                : new Left(left.link, left.memberships, left.sinceNanos, true));
        absent.removeIf(left -> left.sinceNanos + KEPT_NANOS <= nowNanos || !isExpected(left, expected, names));
    }

    private static boolean isExpected(Left left, Predicate<InterfaceName> expected, Map<Integer, InterfaceName> names) {
        return expected.test(left.link.name()) || (!left.removed && expected.test(names.get(left.link.index())));
    }
}
