package net.igmpproxy.core.querier;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import net.igmpproxy.core.addr.Ipv4Address;
import org.jspecify.annotations.Nullable;

/**
 * Routers whose queries were heard, with what is remembered of each. Their number is bounded; beyond it the newest gives way, so
 * that forged addresses displace no router that was there before.
 *
 * @param <T> memory of one router
 */
final class RecentRouters<T> {
    private static final int MOST = 16;

    /** Oldest first. */
    private final Map<Ipv4Address, T> routers = new LinkedHashMap<>();

    /** Forgets routers. */
    void removeIf(Predicate<T> isOver) {
        routers.values().removeIf(isOver);
    }

    /** What is remembered of a router; null if it is not known. */
    @Nullable
    T get(Ipv4Address router) {
        return routers.get(router);
    }

    /** Remembers something of a router, which keeps its place. */
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
