package net.igmpproxy.core.forwarding;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.NavigableSet;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.Ipv4Address;
import org.jspecify.annotations.Nullable;

/**
 * The way through all sources of a group whose plan has changed, some sources at a time: first those that are known to send,
 * then all in ascending order. If the plan changes again on the way, the way is gone to its end, and then once more, so that
 * every source has its turn however often the plan changes.
 */
final class EntryPass {
    private final Deque<Ipv4Address> first;
    private @Nullable Ipv4Address last;
    private boolean isRepeated;

    /** @param first the sources to begin with */
    EntryPass(Collection<Ipv4Address> first) {
        this.first = new ArrayDeque<>(first);
    }

    /** The plan has changed again. */
    void repeat(Collection<Ipv4Address> nextFirst) {
        first.clear();
        first.addAll(nextFirst);
        isRepeated = last != null;
    }

    /**
     * The next source, or null if all have had their turn.
     *
     * @param sources all sources of the group: their union
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

    /** Begins once more if the plan has changed on the way; returns whether it has. */
    boolean begin() {
        boolean again = isRepeated;
        isRepeated = false;
        last = null;
        return again;
    }
}
