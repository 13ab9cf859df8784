package net.igmpproxy.core.host;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import net.igmpproxy.core.addr.Ipv4Address;

/**
 * Routers that count upstream, each until its next general query is overdue. Their number is limited. Beyond the limit
 * the newest unproved router is removed, so forged addresses displace no earlier router. Times are nanoseconds.
 */
final class PresentQueriers {
    /** Maximum number of routers, in memory and in a snapshot. */
    static final int MOST = 16;

    /** Routers in the order of their first query. */
    private final Map<Ipv4Address, Presence> routers = new LinkedHashMap<>();

    /**
     * State of one router.
     *
     * @param ofTheLink  true for a router of the link, false for one of another network
     * @param proved     true if the router has sent enough queries not to be a single forged one
     * @param untilNanos time at which its next general query is overdue
     */
    record Presence(boolean ofTheLink, boolean proved, long untilNanos) {}

    /** Records a general query of a router that counts. */
    void heard(Ipv4Address router, Presence presence, long nowNanos) {
        routers.values().removeIf(known -> known.untilNanos() <= nowNanos);
        if (!routers.containsKey(router) && routers.size() >= MOST) {
            removeNewest();
        }
        routers.put(router, presence);
    }

    /** Returns true if any router counts. */
    boolean isAnyPresent(long nowNanos) {
        return has((router, presence) -> true, nowNanos);
    }

    /** Returns true if a router of the link counts. */
    boolean isLinkPresent(long nowNanos) {
        return has((router, presence) -> presence.ofTheLink(), nowNanos);
    }

    /** Returns true if a proved router of the link counts. */
    boolean isLinkProved(long nowNanos) {
        return has((router, presence) -> presence.ofTheLink() && presence.proved(), nowNanos);
    }

    /** Returns true if the router counts. */
    boolean isPresent(Ipv4Address router, long nowNanos) {
        return has((known, presence) -> known.equals(router), nowNanos);
    }

    /** Returns true if the router counts and is proved. */
    boolean isProved(Ipv4Address router, long nowNanos) {
        return has((known, presence) -> known.equals(router) && presence.proved(), nowNanos);
    }

    /** Returns true if the router counts and is of another network. */
    boolean isForeign(Ipv4Address router, long nowNanos) {
        return has((known, presence) -> known.equals(router) && !presence.ofTheLink(), nowNanos);
    }

    /** Addresses of the routers that count or have counted recently, at most {@value #MOST}. */
    Set<Ipv4Address> addresses() {
        return Set.copyOf(routers.keySet());
    }

    /** The routers that count, for a handover. */
    List<PresentQuerier> state(long nowNanos) {
        return routers.entrySet().stream()
                .filter(router -> router.getValue().untilNanos() > nowNanos)
                .map(router -> new PresentQuerier(
                        router.getKey(),
                        router.getValue().ofTheLink(),
                        router.getValue().proved(),
                        Duration.ofNanos(router.getValue().untilNanos() - nowNanos)))
                .toList();
    }

    /**
     * Restores the routers of a handover.
     *
     * @param longestNanos maximum time for which a router may count, in nanoseconds
     */
    void resume(List<PresentQuerier> state, long longestNanos, long nowNanos) {
        routers.clear();
        state.stream().limit(MOST).forEach(router -> {
            long untilNanos = nowNanos + Math.min(router.left().toNanos(), longestNanos);
            routers.put(router.address(), new Presence(router.ofTheLink(), router.proved(), untilNanos));
        });
    }

    private boolean has(BiPredicate<Ipv4Address, Presence> condition, long nowNanos) {
        return routers.entrySet().stream()
                .anyMatch(router -> router.getValue().untilNanos() > nowNanos
                        && condition.test(router.getKey(), router.getValue()));
    }

    private void removeNewest() {
        List<Ipv4Address> unproved = routers.entrySet().stream()
                .filter(router -> !router.getValue().proved())
                .map(Map.Entry::getKey)
                .toList();
        List<Ipv4Address> candidates = unproved.isEmpty() ? List.copyOf(routers.keySet()) : unproved;
        routers.remove(candidates.get(candidates.size() - 1));
    }
}
