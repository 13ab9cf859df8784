package net.igmpproxy.core.router.group;

import java.util.Arrays;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.membership.SourceSet;
import net.igmpproxy.core.timer.DeadlineQueue;

/**
 * Running source timers of one group (RFC 9776 section 6.2.3), stored as deadlines in source order. Times are
 * nanoseconds.
 */
public final class SourceTimers {
    private SourceSet sources = SourceSet.empty();
    private long[] deadlines = {};

    /** A time not later than the first deadline. */
    private long earliest = DeadlineQueue.NEVER;

    /** The sources with running timers. */
    SourceSet sources() {
        return sources;
    }

    /** A time not later than the first deadline, {@link DeadlineQueue#NEVER} if no timer runs. */
    long earliest() {
        return earliest;
    }

    /** The deadline of a source, or 0 if its timer does not run. */
    long deadline(Ipv4Address source) {
        int position = sources.indexOf(source);
        return position < 0 ? 0 : deadlines[position];
    }

    /** Removes the timers of all other sources. */
    void retain(SourceSet kept) {
        resize(sources.intersect(kept));
    }

    /** Sets the timers of the given sources, and starts those that do not run. */
    void set(SourceSet some, long deadline) {
        if (some.isEmpty()) {
            return;
        }
        resize(sources.plus(some));
        for (Ipv4Address source : some) {
            deadlines[sources.indexOf(source)] = deadline;
        }
        earliest = Math.min(earliest, deadline);
    }

    /** Lowers the timers of the given sources that run longer than {@code deadline}. */
    public void lower(SourceSet some, long deadline) {
        for (Ipv4Address source : some) {
            int position = sources.indexOf(source);
            if (position >= 0 && deadlines[position] > deadline) {
                deadlines[position] = deadline;
                earliest = Math.min(earliest, deadline);
            }
        }
    }

    /** The given sources whose timers end after {@code moment}. */
    public SourceSet runningAfter(SourceSet some, long moment) {
        return some.filter(source -> deadline(source) > moment);
    }

    /** Removes expired timers and returns their sources. */
    SourceSet expire(long now) {
        if (earliest > now) {
            return SourceSet.empty();
        }
        SourceSet running = runningAfter(sources, now);
        SourceSet expired = sources.minus(running);
        resize(running);
        earliest = Arrays.stream(deadlines).min().orElse(DeadlineQueue.NEVER);
        return expired;
    }

    /** Replaces the set of sources. Timers of remaining sources are kept; those of new sources are 0. */
    private void resize(SourceSet next) {
        if (next.equals(sources)) {
            return;
        }
        long[] resized = new long[next.size()];
        int position = 0;
        while (position < resized.length) {
            int before = sources.indexOf(next.get(position));
            int kept = before < 0 ? 0 : next.commonRun(position, sources, before);
            System.arraycopy(deadlines, Math.max(before, 0), resized, position, kept);
            position += Math.max(kept, 1);
        }
        sources = next;
        deadlines = resized;
        if (next.isEmpty()) {
            earliest = DeadlineQueue.NEVER;
        }
    }
}
