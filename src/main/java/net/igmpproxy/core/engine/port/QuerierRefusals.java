package net.igmpproxy.core.engine.port;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.engine.finding.Finding;
import net.igmpproxy.core.engine.finding.Finding.Occurrences;
import net.igmpproxy.core.engine.finding.RecentHosts;
import net.igmpproxy.core.engine.finding.Recurrence;
import net.igmpproxy.core.querier.QuerierCheck;
import net.igmpproxy.core.querier.QuerierStanding;

/**
 * Recent routers whose queries did not count, by interface, standing and effect. Entries expire ({@link Recurrence}),
 * and routers with a different standing now are removed.
 */
public final class QuerierRefusals {
    private final Map<Key, Refused> refused = new LinkedHashMap<>();

    /** Effect of a query that does not count. */
    enum Effect {
        /** The query was answered; its version and timers were ignored. */
        ANSWERED,
        /** The query had no effect. */
        IGNORED,
        /** The query had no effect. Its sender would win the election if it were listed. */
        ELECTION_REFUSED
    }

    private record Key(InterfaceName interfaceName, QuerierStanding standing, Effect effect) {}

    private static final class Refused {
        private final RecentHosts routers = new RecentHosts();
        private QuerierCheck check;
        private Recurrence recurrence;

        Refused(QuerierCheck check, long now) {
            this.check = check;
            this.recurrence = Recurrence.first(0, now);
        }

        void note(Ipv4Address router, QuerierCheck present, long now) {
            check = present;
            recurrence = recurrence.again(1, now);
            routers.note(router);
        }

        /** Removes the routers with a different standing now. */
        void update(QuerierStanding standing, QuerierCheck present) {
            check = present;
            routers.removeIf(router -> check.standing(router) != standing);
        }

        boolean isOver(long now) {
            return routers.isEmpty() || recurrence.isOver(now);
        }

        Finding finding(Key key, long now) {
            Finding.OtherRouters others =
                    new Finding.OtherRouters(routers.all(), key.standing(), check.networks(), check.own());
            Occurrences occurrences = recurrence.occurrences(now);
            return key.effect() == Effect.ELECTION_REFUSED
                    ? new Finding.QuerierRefused(key.interfaceName(), others, occurrences)
                    : new Finding.QuerierIgnored(
                            key.interfaceName(), others, key.effect() == Effect.ANSWERED, occurrences);
        }
    }

    /** Records a query that does not count. */
    void note(ActiveInterface active, Ipv4Address router, QuerierStanding standing, Effect effect, long now) {
        QuerierCheck check = active.querierCheck();
        refused.computeIfAbsent(new Key(active.name(), standing, effect), key -> new Refused(check, now))
                .note(router, check, now);
    }

    /** Removes a router whose queries count now. */
    void forget(InterfaceName name, Ipv4Address router) {
        refused.forEach((key, entry) -> {
            if (key.interfaceName().equals(name)) {
                entry.routers.removeIf(router::equals);
            }
        });
    }

    /**
     * Findings of the entries that have not expired, in the order of their first query.
     *
     * @param checks present rule of each interface; empty for an inactive interface
     */
    public List<Finding> findings(Function<InterfaceName, Optional<QuerierCheck>> checks, long now) {
        refused.forEach((key, entry) ->
                checks.apply(key.interfaceName()).ifPresent(check -> entry.update(key.standing(), check)));
        refused.values().removeIf(entry -> entry.isOver(now));
        return refused.entrySet().stream()
                .map(entry -> entry.getValue().finding(entry.getKey(), now))
                .toList();
    }
}
