package net.igmpproxy.simulation.invariants;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import net.igmpproxy.simulation.invariants.GroupEvidence.Moment;

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
     * @param ends    until when the timer of a source may run that the host gives up
     * @param tracked whether the proxy goes by what each host has said
     * @param ignored whether the proxy may take no notice of what is given up
     */
    void hear(Statement statement, ToLongFunction<String> ends, boolean tracked, boolean ignored, Moment moment) {
        long longest = moment.now() + moment.longest();
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
            return gives && moment.querier() ? Math.min(limit, ends.applyAsLong(source)) : limit;
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
