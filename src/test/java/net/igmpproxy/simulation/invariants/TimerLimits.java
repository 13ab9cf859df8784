package net.igmpproxy.simulation.invariants;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.igmpproxy.simulation.invariants.GroupEvidence.Moment;
import net.igmpproxy.simulation.proxy.Settings.Leaving;

/**
 * Until when the timers of a group may run at most, by the tables of RFC 9776 section 6.4: as long as the last report says
 * that asked for a source, and no longer than the Last Member Query Time after one that gave it up. Where hosts are tracked,
 * what another one still wants may stay.
 */
final class TimerLimits {
    /** Stands for all sources that nobody names, whose timer is that of the group. */
    static final String OTHERS = "";

    private final Map<String, Long> limits = new TreeMap<>();
    private final Wishes wishes = new Wishes();

    TimerLimits(List<String> sources) {
        sources.forEach(source -> limits.put(source, 0L));
        limits.put(OTHERS, 0L);
    }

    /** Until when packets of a source may be forwarded. */
    long of(String source) {
        return limits.getOrDefault(source, 0L);
    }

    /**
     * A host has said something.
     *
     * @param leaving what a leave of this host does
     * @param tracked whether the proxy goes by what each host has said
     * @param ignored whether the proxy may take no notice of what is given up
     * @param answered when the time to answer last-member queries is over
     */
    void hear(Statement statement, Leaving leaving, boolean tracked, boolean ignored, long answered, Moment moment) {
        long longest = moment.now() + moment.longest();
        long end = leaving == Leaving.IMMEDIATE ? moment.now() : answered;
        wishes.hear(statement, limits.keySet(), ignored, moment.now(), longest);
        limits.replaceAll((source, limit) -> {
            boolean gives = statement.gives(source);
            if (statement.mayProlong(source) || (gives && ignored)) {
                return Math.max(limit, longest);
            }
            // As long as a tracked host excludes, the group timer runs for all sources that are not listed.
            if (tracked && Math.max(wishes.until(source), wishes.until(OTHERS)) > moment.now()) {
                return Math.max(limit, wishes.until(source));
            }
            return gives && moment.querier() ? Math.min(limit, end) : limit;
        });
    }

    /** Everything may last until some moment, and any host may want any of it. */
    void extend(long until) {
        wishes.extend(limits.keySet(), until);
        limits.replaceAll((source, limit) -> Math.max(limit, until));
    }

    /** There is nothing left that may last. */
    void end() {
        wishes.clear();
        limits.replaceAll((source, limit) -> 0L);
    }
}
