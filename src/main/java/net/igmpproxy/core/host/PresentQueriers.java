package net.igmpproxy.core.host;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import net.igmpproxy.core.addr.Ipv4Address;

/**
 * The routers that count upstream, each until its next general query is overdue. Their number is bounded; beyond it the newest
 * that is not proved gives way, so that forged addresses displace no router that was there before. Moments are nanoseconds.
 */
final class PresentQueriers {
    /** The most routers that are remembered, also in a snapshot. */
    static final int MOST = 16;

    /** Oldest first. */
    private final Map<Ipv4Address, Presence> routers = new LinkedHashMap<>();

    /**
     * One router.
     *
     * @param ofTheLink  whether it is a router of the link, and not of another network
     * @param proved     whether it has queried often enough not to be one forged query
     * @param untilNanos when its next general query is overdue
     */
    record Presence(boolean ofTheLink, boolean proved, long untilNanos) {}

    /** A general query of a router has counted. */
    void heard(Ipv4Address router, Presence presence, long nowNanos) {
        routers.values().removeIf(known -> known.untilNanos() <= nowNanos);
        if (!routers.containsKey(router) && routers.size() >= MOST) {
            removeNewest();
        }
        routers.put(router, presence);
    }

    /** Whether any router counts. */
    boolean isAnyPresent(long nowNanos) {
        return has((router, presence) -> true, nowNanos);
    }

    /** Whether a router of the link counts. */
    boolean isLinkPresent(long nowNanos) {
        return has((router, presence) -> presence.ofTheLink(), nowNanos);
    }

    /** Whether a router of the link counts that has proved to be there. */
    boolean isLinkProved(long nowNanos) {
        return has((router, presence) -> presence.ofTheLink() && presence.proved(), nowNanos);
    }

    /** Whether a router counts. */
    boolean isPresent(Ipv4Address router, long nowNanos) {
        return has((known, presence) -> known.equals(router), nowNanos);
    }

    /** Whether a router counts that has proved to be there. */
    boolean isProved(Ipv4Address router, long nowNanos) {
        return has((known, presence) -> known.equals(router) && presence.proved(), nowNanos);
    }

    /** Whether a router of another network counts. */
    boolean isForeign(Ipv4Address router, long nowNanos) {
        return has((known, presence) -> known.equals(router) && !presence.ofTheLink(), nowNanos);
    }

    /** The routers that count or have counted lately, at most {@value #MOST}. */
    Set<Ipv4Address> addresses() {
        return Set.copyOf(routers.keySet());
    }

    /** The state for a host side that follows this one. */
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
     * Continues from a state.
     *
     * @param longestNanos the longest time for which a router may count, in nanoseconds
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
