package net.igmpproxy.core.forwarding;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.NavigableSet;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.Ipv4Address;
import org.jspecify.annotations.Nullable;

/**
 * Incremental pass over all sources of a group after a change of its plan.
 *
 * <p>The pass visits the sources that are known to send first, then all sources in ascending order. If the plan changes
 * during the pass, the pass continues to the end and then runs once more. Each source is therefore visited however
 * often the plan changes.
 */
final class EntryPass {
    private final Deque<Ipv4Address> first;
    private @Nullable Ipv4Address last;
    private boolean isRepeated;

    /** @param first sources to visit first */
    EntryPass(Collection<Ipv4Address> first) {
        this.first = new ArrayDeque<>(first);
    }

    /** Schedules another pass because the plan has changed again. */
    void repeat(Collection<Ipv4Address> nextFirst) {
        first.clear();
        first.addAll(nextFirst);
        isRepeated = last != null;
    }

    /**
     * Returns the next source, or null at the end of the pass.
     *
     * @param sources ascending sets whose union contains all sources of the group
     */
    @Nullable
    Ipv4Address next(Stream<NavigableSet<Ipv4Address>> sources) {
        if (!first.isEmpty()) {
            return first.poll();
        }
        Ipv4Address before = last;
        Ipv4Address next = sources.map(each -> before == null ? lowest(each) : each.higher(before))
                .filter(source -> source != null)
                .min(Ipv4Address::compareTo)
                .orElse(null);
        last = next == null ? before : next;
        return next;
    }

    private static @Nullable Ipv4Address lowest(NavigableSet<Ipv4Address> sources) {
        return sources.isEmpty() ? null : sources.first();
    }

    /** Starts another pass if the plan has changed during the last one; returns true if it starts one. */
    boolean begin() {
        boolean again = isRepeated;
        isRepeated = false;
        last = null;
        return again;
    }
}
