package net.igmpproxy.core.membership;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Advances the timers of a membership by a period without reception of reports, such as a restart. */
public final class MembershipAging {
    private final Duration elapsed;
    private final Duration atMost;

    private MembershipAging(Duration elapsed, Duration atMost) {
        this.elapsed = elapsed;
        this.atMost = atMost;
    }

    /**
     * Advances the timers by a period; timers expire as in RFC 9776 section 6.5.
     *
     * @param elapsed length of the period
     * @param atMost maximum remaining time of any timer after it
     * @return the membership; empty if no member is left
     */
    public static Optional<GroupMembership> age(GroupMembership membership, Duration elapsed, Duration atMost) {
        return new MembershipAging(elapsed, atMost).age(membership);
    }

    private Optional<GroupMembership> age(GroupMembership membership) {
        Optional<Duration> groupTimer = membership.groupTimer().map(this::left).filter(MembershipAging::runs);
        List<GroupMembership.SourceTimer> sources = membership.sources().stream()
                .map(source -> new GroupMembership.SourceTimer(source.address(), left(source.timer())))
                .filter(source -> groupTimer.isPresent() || runs(source.timer()))
                .toList();
        return groupTimer.isEmpty() && sources.isEmpty()
                ? Optional.empty()
                : Optional.of(new GroupMembership(
                        membership.interfaceName(),
                        membership.group(),
                        groupTimer.isPresent() ? FilterMode.EXCLUDE : FilterMode.INCLUDE,
                        membership.age().plus(elapsed),
                        groupTimer,
                        membership.compatibilityMode(),
                        sources,
                        hosts(membership),
                        Optional.empty()));
    }

    private List<GroupMembership.Host> hosts(GroupMembership membership) {
        return membership.hosts().stream()
                .map(host -> new GroupMembership.Host(
                        host.address(),
                        host.version(),
                        host.filter(),
                        host.age().plus(elapsed),
                        host.lastSeen().plus(elapsed),
                        left(host.expires())))
                .filter(host -> runs(host.expires()))
                .toList();
    }

    /**
     * Returns the remaining time, zero if the timer has expired. While the group timer runs, a source timer of zero
     * means that the source is excluded.
     */
    private Duration left(Duration timer) {
        Duration rest = timer.minus(elapsed);
        if (rest.isNegative()) {
            return Duration.ZERO;
        }
        return rest.compareTo(atMost) > 0 ? atMost : rest;
    }

    private static boolean runs(Duration timer) {
        return !timer.isZero();
    }
}
