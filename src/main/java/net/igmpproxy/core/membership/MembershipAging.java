package net.igmpproxy.core.membership;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What is left of a membership when no host could be heard for some time: its timers have gone on. */
public final class MembershipAging {
    private final Duration elapsed;
    private final Duration atMost;

    private MembershipAging(Duration elapsed, Duration atMost) {
        this.elapsed = elapsed;
        this.atMost = atMost;
    }

    /**
     * Lets time pass, as RFC 9776 section 6.5 has timers run out.
     *
     * @param elapsed how much time
     * @param atMost  how long any timer may run from then on
     * @return nothing if no host wants the group any more
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

    /** Zero if it has run out. A source timer at zero is that of an excluded source as long as the group timer runs. */
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
