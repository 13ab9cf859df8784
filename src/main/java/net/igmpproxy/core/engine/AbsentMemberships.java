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
 * Memberships of released downstream interfaces that may return. Without them the proxy would learn the members only
 * from answers to queries, up to a Query Response Interval later. A renamed interface is recognized by its index; an
 * interface that was removed and created again, by its name.
 */
final class AbsentMemberships {
    private static final long KEPT_NANOS = Duration.ofHours(1).toNanos();

    private final List<Left> absent = new ArrayList<>();

    /**
     * Memberships of one interface.
     *
     * @param link       the interface at its release
     * @param sinceNanos time of the release
     * @param removed    true if the interface no longer exists, so that its index is meaningless
     */
    private record Left(Link link, List<GroupMembership> memberships, long sinceNanos, boolean removed) {
        boolean isOf(Link candidate) {
            return removed ? candidate.name().equals(link.name()) : candidate.index() == link.index();
        }
    }

    /** Stores the memberships of an interface that is released. */
    void remember(Link link, List<GroupMembership> memberships, long nowNanos) {
        absent.removeIf(left -> left.link.name().equals(link.name()));
        absent.add(new Left(link, memberships, nowNanos, false));
    }

    /**
     * Removes and returns the remaining memberships of an interface that is active again.
     *
     * @param confirmation maximum remaining time of their timers: the time in which the hosts are queried and answer
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
     * Removes interfaces that are not expected to return, or that were released more than an hour ago.
     *
     * @param expected condition on the interface name
     * @param names    names of the existing interfaces by index
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
