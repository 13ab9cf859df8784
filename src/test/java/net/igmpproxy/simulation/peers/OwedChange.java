package net.igmpproxy.simulation.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import net.igmpproxy.lab.wire.GroupRecord;
import net.igmpproxy.lab.wire.RecordType;
import net.igmpproxy.simulation.base.EventQueue.Event;
import net.igmpproxy.simulation.base.Filter;
import org.jspecify.annotations.Nullable;

/** Pending state-change reports of one group (RFC 9776 section 5.1). */
final class OwedChange {
    private final TreeMap<String, Integer> sourcesLeft = new TreeMap<>();
    private int modeLeft;
    private @Nullable Event next;

    /**
     * Adds a state change.
     *
     * @param times the number of transmissions
     */
    void add(Filter before, Filter after, int times) {
        if (before.exclude() != after.exclude()) {
            modeLeft = times;
            return;
        }
        for (String source : before.sources()) {
            if (!after.sources().contains(source)) {
                sourcesLeft.put(source, times);
            }
        }
        for (String source : after.sources()) {
            if (!before.sources().contains(source)) {
                sourcesLeft.put(source, times);
            }
        }
    }

    /** Returns the records of the next report. */
    List<GroupRecord> take(String group, Filter state) {
        List<GroupRecord> records = new ArrayList<>();
        if (modeLeft > 0) {
            modeLeft--;
            RecordType type = state.exclude() ? RecordType.TO_EX : RecordType.TO_IN;
            records.add(new GroupRecord(type, group, List.copyOf(state.sources())));
        } else {
            List<String> allowed =
                    sourcesLeft.keySet().stream().filter(state::wants).toList();
            List<String> blocked = sourcesLeft.keySet().stream()
                    .filter(source -> !state.wants(source))
                    .toList();
            if (!allowed.isEmpty()) {
                records.add(new GroupRecord(RecordType.ALLOW, group, allowed));
            }
            if (!blocked.isEmpty()) {
                records.add(new GroupRecord(RecordType.BLOCK, group, blocked));
            }
        }
        sourcesLeft.replaceAll((source, left) -> left - 1);
        sourcesLeft.values().removeIf(left -> left == 0);
        return records;
    }

    boolean isDone() {
        return modeLeft == 0 && sourcesLeft.isEmpty();
    }

    void schedule(Event event) {
        next = event;
    }

    void cancel() {
        if (next != null) {
            next.cancel();
        }
    }
}
