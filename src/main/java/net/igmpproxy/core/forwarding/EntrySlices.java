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
 * Works out the exact entries of groups whose plans have changed in slices, so that a group with tens of thousands of sources
 * does not hold up others. The groups take turns.
 */
final class EntrySlices {
    /** How many sources of a group are worked out before the next group has its turn. */
    private static final int GROUP_SLICE = 64;

    /** The share of a turn that groups of earlier turns have at least, however many groups change. */
    private static final int SHARE_OF_OLDER = 4;

    private final FlowTable flows;
    private final EntryWriter writer;
    private final Map<GroupAddress, EntryPass> passes = new LinkedHashMap<>();

    /** Groups with entries that follow from former interfaces. */
    private final Set<GroupAddress> outdated = new TreeSet<>();

    /** How many sources may be worked out in this turn. */
    private int left = Integer.MAX_VALUE;

    private int leftForOlder;

    EntrySlices(FlowTable flows, EntryWriter writer) {
        this.flows = flows;
        this.writer = writer;
    }

    /** The interfaces have changed: every group is to be begun once more. */
    void setOutdated(Collection<GroupAddress> groups) {
        passes.clear();
        outdated.clear();
        outdated.addAll(groups);
    }

    /** Whether entries may refer to former interfaces. */
    boolean isOutdated() {
        return !outdated.isEmpty();
    }

    /** Whether sources of a group are left. */
    boolean isPending(GroupAddress group) {
        return passes.containsKey(group);
    }

    /** Whether {@link #proceed} has work to do. */
    boolean isPending() {
        return !passes.isEmpty();
    }

    /**
     * A turn begins.
     *
     * @param most how many sources are to be worked out in it
     */
    void beginTurn(int most) {
        left = most;
        leftForOlder = most / SHARE_OF_OLDER;
    }

    /**
     * The plan of a group has changed.
     *
     * @param first   sources to begin with
     * @param entries the entries of the group
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
     * Works out entries.
     *
     * @param groups the groups with entries; those that end without any are removed
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

    /** Works out some sources of a group; returns whether none are left. */
    private boolean advance(GroupAddress group, EntryPass pass, GroupEntries entries, int most) {
        int settled = settle(group, pass, entries, most);
        left -= Math.min(left, Math.max(1, settled));
        if (settled == most) {
            return false;
        }
        outdated.remove(group);
        return !pass.begin();
    }

    /** Works out entries of one group; returns how many, which are fewer than allowed if none are left. */
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
