package net.igmpproxy.core.querier;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import net.igmpproxy.core.addr.Ipv4Address;
import org.jspecify.annotations.Nullable;

/**
 * Bounded map of routers that sent queries. Beyond the limit the newest router is replaced, so forged addresses do not
 * displace an earlier router.
 *
 * @param <T> state of one router
 */
final class RecentRouters<T> {
    private static final int MOST = 16;

    /** Routers in the order of their first query. */
    private final Map<Ipv4Address, T> routers = new LinkedHashMap<>();

    /** Removes the routers whose state matches. */
    void removeIf(Predicate<T> isOver) {
        routers.values().removeIf(isOver);
    }

    /** Returns the state of a router, or null if it is unknown. */
    @Nullable
    T get(Ipv4Address router) {
        return routers.get(router);
    }

    /** Sets the state of a router; a known router keeps its position. */
    void put(Ipv4Address router, T memory) {
        if (!routers.containsKey(router) && routers.size() >= MOST) {
            removeNewest();
        }
        routers.put(router, memory);
    }

    private void removeNewest() {
        Iterator<T> all = routers.values().iterator();
        for (int i = 0; i < MOST; i++) {
            all.next();
        }
        all.remove();
    }
}
