package net.igmpproxy.simulation.invariants;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.igmpproxy.core.membership.GroupMembership;
import net.igmpproxy.simulation.base.Time;
import net.igmpproxy.simulation.peers.RouterVariables;
import net.igmpproxy.simulation.world.Lan;
import net.igmpproxy.simulation.world.World;

/**
 * No timer is lost: the engine has a deadline for each, none exceeds the time that the reports permit, and general
 * queries are sent on schedule.
 */
final class Timers implements Invariant {
    private static final long SLACK = Time.MILLISECOND;

    private final World world;
    private final Evidence evidence;

    Timers(World world, Evidence evidence) {
        this.world = world;
        this.evidence = evidence;
    }

    @Override
    public void check(Snapshot snapshot) {
        snapshot.memberships().forEach(membership -> check(snapshot, membership));
        world.lans().forEach(this::checkQueries);
    }

    private void check(Snapshot snapshot, GroupMembership membership) {
        long next = snapshot.engine().nextDeadline();
        long earliest = membership
                .groupTimer()
                .map(timer -> snapshot.now() + timer.toNanos())
                .orElse(Time.NEVER);
        for (GroupMembership.SourceTimer source : membership.sources()) {
            if (!source.timer().isZero()) {
                earliest = Math.min(earliest, snapshot.now() + source.timer().toNanos());
            }
        }
        if (next > earliest) {
            throw new Violation("the next deadline is " + Time.text(next) + ", but a timer ends at "
                    + Time.text(earliest) + ": " + membership);
        }
        String lan = membership.interfaceName().value();
        checkLimits(
                membership, evidence.on(lan).of(membership.group().toString()).limits(), snapshot.now());
    }

    /** Checks the timers of a membership. An unlisted source is forwarded while the group timer runs. */
    private void checkLimits(GroupMembership membership, TimerLimits limits, long now) {
        Set<String> listed = new TreeSet<>();
        for (GroupMembership.SourceTimer source : membership.sources()) {
            listed.add(source.address().toString());
            if (!source.timer().isZero()) {
                checkLimit(
                        membership,
                        source.address().toString(),
                        now + source.timer().toNanos(),
                        limits);
            }
        }
        membership
                .groupTimer()
                .ifPresent(timer -> Stream.concat(world.cast().addresses().stream(), Stream.of(TimerLimits.OTHERS))
                        .filter(source -> !listed.contains(source))
                        .forEach(source -> checkLimit(membership, source, now + timer.toNanos(), limits)));
    }

    private static void checkLimit(GroupMembership membership, String source, long deadline, TimerLimits limits) {
        if (deadline > limits.of(source)) {
            throw new Violation("by what was reported " + (source.isEmpty() ? "the group" : source) + " may last until "
                    + Time.text(limits.of(source)) + ", but it would last until " + Time.text(deadline) + ": "
                    + membership);
        }
    }

    private void checkQueries(Lan lan) {
        LanEvidence said = evidence.on(lan.name());
        if (!lan.port().isAttached() || !said.isSurelyQuerier(world.now())) {
            return;
        }
        RouterVariables variables = world.proxy().settings().of(lan.name()).variables();
        long since = Math.max(
                said.ownGeneralQueryAt(), Math.max(said.otherAsksAtMostUntil(), world.disturbedAt(lan.name())));
        if (world.now() > Math.max(0, since) + variables.queryInterval() + SLACK) {
            throw new Violation("the proxy is the querier of " + lan.name() + ", but its last general query was at "
                    + Time.text(said.ownGeneralQueryAt()));
        }
    }
}
