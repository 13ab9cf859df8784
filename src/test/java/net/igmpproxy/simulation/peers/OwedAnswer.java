package net.igmpproxy.simulation.peers;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import net.igmpproxy.simulation.base.EventQueue.Event;
import org.jspecify.annotations.Nullable;

/** Pending response to specific queries of one group (RFC 9776 section 5.2, rules 3 to 5). */
final class OwedAnswer {
    private final Collection<String> sources;
    private final long moment;
    private @Nullable Event event;

    /**
     * @param sources the queried sources; empty for a group-specific query
     * @param moment  the time of the response in nanoseconds
     */
    OwedAnswer(Collection<String> sources, long moment) {
        this.sources = List.copyOf(sources);
        this.moment = moment;
    }

    /** Combines this response with a later one and cancels this one. */
    OwedAnswer and(OwedAnswer later) {
        cancel();
        TreeSet<String> both = new TreeSet<>();
        if (!sources.isEmpty() && !later.sources.isEmpty()) {
            both.addAll(sources);
            both.addAll(later.sources);
        }
        return new OwedAnswer(both, Math.min(moment, later.moment));
    }

    Collection<String> sources() {
        return sources;
    }

    long moment() {
        return moment;
    }

    void schedule(Event scheduled) {
        event = scheduled;
    }

    void cancel() {
        if (event != null) {
            event.cancel();
        }
    }
}
