package net.igmpproxy.core.router;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.router.ElectionState.OtherQuerier;
import net.igmpproxy.core.timer.DeadlineQueue;

/**
 * Who asks on the interface, and when the general queries go out (RFC 9776 sections 6.1, 6.6.2 and 8). Times are
 * nanoseconds.
 */
final class QuerierElection {
    private final RouterVariables variables;
    private List<Ipv4Prefix> candidates;
    private Ipv4Address own;
    private Ipv4Address querier;
    private int startupQueriesLeft;
    private long nextQuery = DeadlineQueue.NEVER;
    private long otherQuerierUntil = DeadlineQueue.NEVER;

    /** When the querier has been silent for so long that a router in between takes its place. */
    private long querierUntil;

    /** What another router's general query means for the election. */
    enum Outcome {
        /** The other router loses against the querier. */
        LOSES,
        /** The other router is the querier already. */
        STAYS,
        /** The other router loses against the querier, and would win against this router. */
        IN_BETWEEN,
        /** The other router is to be the querier. */
        WINS,
        /** The other router would win, but may not. */
        REFUSED
    }

    /**
     * Starts as the querier.
     *
     * @param candidates who may win against this router
     * @param own        the interface's address, {@code 0.0.0.0} if it has none
     */
    QuerierElection(RouterVariables variables, List<Ipv4Prefix> candidates, Ipv4Address own, long now) {
        this.variables = variables;
        this.candidates = candidates;
        this.own = own;
        this.querier = own;
        start(now);
    }

    /** Becomes the querier, and begins to ask at the startup rate. */
    void start(long now) {
        querier = own;
        otherQuerierUntil = DeadlineQueue.NEVER;
        startupQueriesLeft = variables.startupQueryCount();
        nextQuery = now;
    }

    /**
     * Goes on with other settings, and asks at once, so that the hosts answer by them.
     *
     * @return whether this router has become the querier, since the present one may not be it any more
     */
    boolean configure(List<Ipv4Prefix> nextCandidates, long now) {
        candidates = nextCandidates;
        if (isSelf()) {
            start(now);
            return false;
        }
        return takeOverUnlessBeaten(now);
    }

    /**
     * Takes notice of the interface's address, {@code 0.0.0.0} if it has none.
     *
     * @return whether this router has become the querier by it
     */
    boolean setOwn(Ipv4Address address, long now) {
        own = address;
        if (isSelf()) {
            querier = address;
            return false;
        }
        return takeOverUnlessBeaten(now);
    }

    /** Whether this router is the querier. */
    boolean isSelf() {
        return otherQuerierUntil == DeadlineQueue.NEVER;
    }

    /** Whether another router is the querier, and this is it. */
    boolean isOther(Ipv4Address router) {
        return !isSelf() && querier.equals(router);
    }

    Ipv4Address querier() {
        return querier;
    }

    /**
     * What a general query of another router means. The lowest address wins; {@code 0.0.0.0}, which snooping switches ask
     * from, never does (RFC 4541 section 2.1.1).
     */
    Outcome judge(Ipv4Address other, long now) {
        if (isOther(other)) {
            return Outcome.STAYS;
        }
        if (!beatsOwn(other)) {
            return Outcome.LOSES;
        }
        if (!mayWin(other)) {
            return Outcome.REFUSED;
        }
        return isSelf() || other.compareTo(querier) < 0 || querierUntil <= now ? Outcome.WINS : Outcome.IN_BETWEEN;
    }

    /** Leaves the asking to another router until nothing has been heard of it for the Other Querier Present Interval. */
    void yieldTo(Ipv4Address other, long now) {
        querier = other;
        nextQuery = DeadlineQueue.NEVER;
        yieldLonger(now);
        querierUntil = otherQuerierUntil;
    }

    /** Leaves the asking to others for as long again: there is one more that this router loses against. */
    void yieldLonger(long now) {
        otherQuerierUntil = now + variables.otherQuerierPresentInterval();
    }

    /** The querier, if it is another router. */
    Optional<OtherQuerier> otherQuerier(long now) {
        return isSelf()
                ? Optional.empty()
                : Optional.of(new OtherQuerier(
                        querier,
                        Duration.ofNanos(Math.max(0, querierUntil - now)),
                        Duration.ofNanos(Math.max(0, otherQuerierUntil - now)),
                        variables.adoptedRobustness(),
                        variables.adoptedQueryInterval()));
    }

    /**
     * Goes on from what was handed on.
     *
     * @return whether the other router still wins
     */
    boolean resume(OtherQuerier other, long now) {
        if (!beatsOwn(other.address()) || !mayWin(other.address())) {
            return false;
        }
        querier = other.address();
        nextQuery = DeadlineQueue.NEVER;
        otherQuerierUntil = now + other.othersPresent().toNanos();
        querierUntil = now + other.present().toNanos();
        return true;
    }

    /** Whether the other querier has fallen silent; this router then asks again. */
    boolean otherQuerierGone(long now) {
        if (otherQuerierUntil > now) {
            return false;
        }
        start(now);
        return true;
    }

    /** Whether a general query is due, which then counts as sent. */
    boolean takeGeneralQuery(long now) {
        if (nextQuery > now) {
            return false;
        }
        startupQueriesLeft = Math.max(0, startupQueriesLeft - 1);
        nextQuery = now + (startupQueriesLeft > 0 ? variables.startupQueryInterval() : variables.queryInterval());
        return true;
    }

    long nextDeadline() {
        return Math.min(nextQuery, otherQuerierUntil);
    }

    private boolean takeOverUnlessBeaten(long now) {
        if (beatsOwn(querier) && mayWin(querier)) {
            return false;
        }
        start(now);
        return true;
    }

    private boolean beatsOwn(Ipv4Address other) {
        return other.isUnicast() && (own.isUnspecified() || other.compareTo(own) < 0);
    }

    private boolean mayWin(Ipv4Address other) {
        return candidates.stream().anyMatch(candidate -> candidate.contains(other));
    }
}
