package net.igmpproxy.core.forwarding;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;

/**
 * Computes the (S,G) entries of groups with changed plans in slices, round robin by group. A group with tens of
 * thousands of sources therefore does not delay other groups.
 */
final class EntrySlices {
    /** Number of sources to compute for a group before the next group. */
    private static final int GROUP_SLICE = 64;

    /** Divisor of a turn's limit that yields the part reserved for groups of earlier turns. */
    private static final int SHARE_OF_OLDER = 4;

    private final FlowTable flows;
    private final EntryWriter writer;
    private final Map<GroupAddress, EntryPass> passes = new LinkedHashMap<>();

    /** Groups with entries computed for former interfaces. */
    private final Set<GroupAddress> outdated = new TreeSet<>();

    /** Number of sources that may still be computed in this turn. */
    private int left = Integer.MAX_VALUE;

    private int leftForOlder;

    EntrySlices(FlowTable flows, EntryWriter writer) {
        this.flows = flows;
        this.writer = writer;
    }

    /** Marks every group as outdated after a change of the interfaces, and cancels all passes. */
    void setOutdated(Collection<GroupAddress> groups) {
        passes.clear();
        outdated.clear();
        outdated.addAll(groups);
    }

    /** Returns true if entries may refer to former interfaces. */
    boolean isOutdated() {
        return !outdated.isEmpty();
    }

    /** Returns true if sources of a group are still to be computed. */
    boolean isPending(GroupAddress group) {
        return passes.containsKey(group);
    }

    /** Returns true if {@link #proceed} has work to do. */
    boolean isPending() {
        return !passes.isEmpty();
    }

    /**
     * Starts a turn.
     *
     * @param most maximum number of sources to compute in it
     */
    void beginTurn(int most) {
        left = most;
        leftForOlder = most / SHARE_OF_OLDER;
    }

    /**
     * Starts a pass over the sources of a group whose plan has changed.
     *
     * @param first sources to compute first
     * @param entries entries of the group
     */
    void begin(GroupAddress group, Collection<Ipv4Address> first, GroupEntries entries) {
        EntryPass known = passes.get(group);
        if (known != null) {
            known.repeat(first);
            return;
        }
        EntryPass pass = new EntryPass(first);
        if (!advance(group, pass, entries, Math.min(left, GROUP_SLICE))) {
            passes.put(group, pass);
        }
    }

    /**
     * Computes entries up to the limit of the turn.
     *
     * @param groups entries by group; groups that end up without entries are removed
     */
    void proceed(Map<GroupAddress, GroupEntries> groups) {
        left = Math.max(left, leftForOlder);
        while (left > 0 && !passes.isEmpty()) {
            GroupAddress group = passes.keySet().iterator().next();
            EntryPass pass = passes.remove(group);
            GroupEntries entries = groups.get(group);
            if (entries == null) {
                outdated.remove(group);
            } else if (pass != null && entries.plan() != null) {
                if (!advance(group, pass, entries, Math.min(left, GROUP_SLICE))) {
                    passes.put(group, pass);
                } else if (entries.isEmpty()) {
                    groups.remove(group);
                }
            }
        }
    }

    /** Computes some sources of a group; returns true if none are left. */
    private boolean advance(GroupAddress group, EntryPass pass, GroupEntries entries, int most) {
        int settled = settle(group, pass, entries, most);
        left -= Math.min(left, Math.max(1, settled));
        if (settled == most) {
            return false;
        }
        outdated.remove(group);
        return !pass.begin();
    }

    /** Computes entries of one group; returns their number, which is below the maximum if none are left. */
    private int settle(GroupAddress group, EntryPass pass, GroupEntries entries, int most) {
        EntryPlan plan = entries.plan();
        int settled = 0;
        while (plan != null && settled < most) {
            Ipv4Address source = pass.next(Stream.of(plan.named(), flows.sources(group), entries.sources()));
            if (source == null) {
                return settled;
            }
            writer.settle(group, source, entries, plan);
            settled++;
        }
        return settled;
    }
}
