package net.igmpproxy.simulation.invariants;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import net.igmpproxy.simulation.invariants.GroupEvidence.Moment;

/**
 * Maximum expiry times of a group's timers by the tables of RFC 9776 section 6.4. The last report that requested a
 * source limits its timer. After a report that gave the source up, the limit is the Last Member Query Time. With host
 * tracking, sources that another host still wants may stay.
 */
final class TimerLimits {
    /** Key for all unlisted sources, which use the group timer. */
    static final String OTHERS = "";

    private final Map<String, Long> limits = new TreeMap<>();
    private final Wishes wishes = new Wishes();

    TimerLimits(List<String> sources) {
        sources.forEach(source -> limits.put(source, 0L));
        limits.put(OTHERS, 0L);
    }

    /** Returns the time until which packets of a source may be forwarded, in nanoseconds. */
    long of(String source) {
        return limits.getOrDefault(source, 0L);
    }

    /**
     * Records a report.
     *
     * @param ends    returns the maximum expiry of the timer of a source that the host gives up
     * @param tracked true if the proxy tracks hosts
     * @param ignored true if the proxy may ignore that sources are given up
     */
    void hear(Statement statement, ToLongFunction<String> ends, boolean tracked, boolean ignored, Moment moment) {
        long longest = moment.now() + moment.longest();
        wishes.hear(statement, limits.keySet(), ignored, moment.now(), longest);
        limits.replaceAll((source, limit) -> {
            boolean gives = statement.gives(source);
            if (statement.mayProlong(source) || (gives && ignored)) {
                return Math.max(limit, longest);
            }
            // While a tracked host is in EXCLUDE mode, the group timer runs for all unlisted sources.
            if (tracked && Math.max(wishes.until(source), wishes.until(OTHERS)) > moment.now()) {
                return Math.max(limit, wishes.until(source));
            }
            return gives && moment.querier() ? Math.min(limit, ends.applyAsLong(source)) : limit;
        });
    }

    /** Extends all limits to a time; any host may want any source. */
    void extend(long until) {
        wishes.extend(limits.keySet(), until);
        limits.replaceAll((source, limit) -> Math.max(limit, until));
    }

    /** Ends all limits. */
    void end() {
        wishes.clear();
        limits.replaceAll((source, limit) -> 0L);
    }
}
