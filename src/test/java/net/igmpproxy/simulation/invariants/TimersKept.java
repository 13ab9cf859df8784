package net.igmpproxy.simulation.invariants;

import java.util.Map;
import java.util.TreeMap;
import net.igmpproxy.core.membership.GroupMembership;
import net.igmpproxy.simulation.world.World;

/**
 * A timer expires at its set time and none starts without a relevant message for its group. Other groups, queries with
 * the S flag (RFC 9776 section 6.6.1), link changes and engine restarts do not change timers.
 */
final class TimersKept implements Invariant {
    private final World world;
    private final Evidence evidence;
    private Map<Group, Present> before = new TreeMap<>();

    /** Group on a link. */
    private record Group(String lan, String address) implements Comparable<Group> {
        @Override
        public int compareTo(Group other) {
            int lans = lan.compareTo(other.lan);
            return lans == 0 ? address.compareTo(other.address) : lans;
        }
    }

    /**
     * Timers of a group at one time.
     *
     * @param statements the number of relevant events of the group
     * @param deadlines  the expiry times by source, in nanoseconds; the group timer has an empty name
     */
    private record Present(int statements, TreeMap<String, Long> deadlines) {
        TreeMap<String, Long> runningAfter(long moment) {
            TreeMap<String, Long> running = new TreeMap<>(deadlines);
            running.values().removeIf(deadline -> deadline <= moment);
            return running;
        }
    }

    TimersKept(World world, Evidence evidence) {
        this.world = world;
        this.evidence = evidence;
    }

    @Override
    public void check(Snapshot snapshot) {
        Map<Group, Present> after = present(snapshot);
        after.forEach((group, present) -> check(group, before.getOrDefault(group, present), present));
        before = after;
    }

    private void check(Group group, Present last, Present present) {
        TreeMap<String, Long> expected = last.runningAfter(world.now());
        if (last.statements() == present.statements() && !expected.equals(present.deadlines())) {
            throw new Violation("nothing was said of " + group.address() + " on " + group.lan()
                    + ", but its timers ended at " + expected + " before and at " + present.deadlines() + " now");
        }
    }

    private Map<Group, Present> present(Snapshot snapshot) {
        Map<Group, Present> all = new TreeMap<>();
        world.lans()
                .forEach(lan -> world.cast()
                        .groups()
                        .forEach(group -> all.put(
                                new Group(lan.name(), group),
                                new Present(evidence.on(lan.name()).of(group).statements(), new TreeMap<>()))));
        for (GroupMembership membership : snapshot.memberships()) {
            Group group = new Group(
                    membership.interfaceName().value(), membership.group().toString());
            Present present = all.get(group);
            if (present != null) {
                enter(membership, snapshot.now(), present.deadlines());
            }
        }
        return all;
    }

    private static void enter(GroupMembership membership, long now, Map<String, Long> deadlines) {
        membership.groupTimer().ifPresent(timer -> deadlines.put("", now + timer.toNanos()));
        for (GroupMembership.SourceTimer source : membership.sources()) {
            if (!source.timer().isZero()) {
                deadlines.put(source.address().toString(), now + source.timer().toNanos());
            }
        }
    }
}
