package net.igmpproxy.core.router;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.membership.SourceSet;
import net.igmpproxy.core.timer.DeadlineQueue;

/** The running source timers of one group (RFC 9776 section 6.2.3), as deadlines. */
final class SourceTimers {
    private final TreeMap<Ipv4Address, Long> deadlines = new TreeMap<>();
    private SourceSet sources = SourceSet.empty();
    private long earliest = DeadlineQueue.NEVER;

    /** The sources whose timers run. */
    SourceSet sources() {
        return sources;
    }

    /** The first deadline. */
    long earliest() {
        return earliest;
    }

    /** The deadline of a source whose timer runs. */
    long deadline(Ipv4Address source) {
        return deadlines.getOrDefault(source, 0L);
    }

    /** Keeps the timers of these sources only. */
    void retain(SourceSet kept) {
        if (!sources.equals(kept)) {
            deadlines.keySet().removeIf(source -> !kept.contains(source));
            refresh();
        }
    }

    /** Sets the timers of sources, starting those that do not run. */
    void set(SourceSet some, long deadline) {
        if (!some.isEmpty()) {
            some.forEach(source -> deadlines.put(source, deadline));
            refresh();
        }
    }

    /** Lowers timers that run longer, and leaves the others. */
    void lower(SourceSet some, long deadline) {
        some.forEach(source -> deadlines.computeIfPresent(source, (address, running) -> Math.min(running, deadline)));
        refresh();
    }

    /** The sources among some whose timers end after a moment. */
    SourceSet runningAfter(SourceSet some, long moment) {
        return select(some, moment, true);
    }

    /** Stops the timers that have run out. */
    SourceSet expire(long now) {
        if (earliest > now) {
            return SourceSet.empty();
        }
        SourceSet expired = select(sources, now, false);
        retain(sources.minus(expired));
        return expired;
    }

    private SourceSet select(Collection<Ipv4Address> some, long moment, boolean later) {
        List<Ipv4Address> selected = new ArrayList<>();
        for (Ipv4Address source : some) {
            if (deadline(source) > moment == later) {
                selected.add(source);
            }
        }
        return SourceSet.copyOf(selected);
    }

    private void refresh() {
        sources = SourceSet.copyOf(deadlines.keySet());
        earliest = deadlines.values().stream().mapToLong(Long::longValue).min().orElse(DeadlineQueue.NEVER);
    }
}
