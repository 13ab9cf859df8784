package net.igmpproxy.core.router;

import java.time.Duration;
import java.util.Optional;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.querier.QuerierCheck;
import net.igmpproxy.core.querier.QuerierStanding;
import net.igmpproxy.core.router.ElectionState.OtherQuerier;
import net.igmpproxy.core.timer.DeadlineQueue;

/**
 * Who asks on the interface, and when the general queries go out (RFC 9776 sections 6.1, 6.6.2 and 8). A router that may not
 * be the querier takes any other one for it, and asks nothing while there is none. Times are nanoseconds.
 */
final class QuerierElection {
    private final RouterVariables variables;
    private QuerierCheck check;
    private boolean mayQuery;
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
        WINS
    }

    /**
     * Starts as the querier, if this router may be it.
     *
     * @param check    the interface's address, and whose queries count
     * @param mayQuery whether this router may be the querier
     */
    QuerierElection(RouterVariables variables, QuerierCheck check, boolean mayQuery, long now) {
        this.variables = variables;
        this.check = check;
        this.mayQuery = mayQuery;
        this.querier = check.own();
        start(now);
    }

    /** Becomes the querier, and begins to ask at the startup rate; if it may not, it knows of no querier from now on. */
    void start(long now) {
        otherQuerierUntil = DeadlineQueue.NEVER;
        if (!mayQuery) {
            querier = Ipv4Address.UNSPECIFIED;
            nextQuery = DeadlineQueue.NEVER;
            return;
        }
        querier = check.own();
        startupQueriesLeft = variables.startupQueryCount();
        nextQuery = now;
    }

    /**
     * Goes on with other settings, and asks at once, so that the hosts answer by them.
     *
     * @param may whether this router may be the querier
     * @return whether there is another querier now, or none: the present one may not be it any more
     */
    boolean configure(boolean may, long now) {
        boolean wasSelf = isSelf();
        boolean changed = may != mayQuery;
        mayQuery = may;
        if (hasOther()) {
            return takeOverUnlessBeaten(now);
        }
        if (wasSelf || changed) {
            start(now);
        }
        return changed;
    }

    /**
     * Takes notice of the interface's address and of whose queries count.
     *
     * @return whether there is another querier now, or none: the present one does not win any more
     */
    boolean setCheck(QuerierCheck next, long now) {
        check = next;
        if (hasOther()) {
            return takeOverUnlessBeaten(now);
        }
        if (mayQuery) {
            querier = next.own();
        }
        return false;
    }

    /** Whether this router is the querier. */
    boolean isSelf() {
        return mayQuery && !hasOther();
    }

    /** Whether this router may be the querier. */
    boolean mayQuery() {
        return mayQuery;
    }

    /** Whether another router is the querier. */
    boolean hasOther() {
        return otherQuerierUntil != DeadlineQueue.NEVER;
    }

    /** Whether another router is the querier, and this is it. */
    boolean isOther(Ipv4Address router) {
        return hasOther() && querier.equals(router);
    }

    /** The querier, {@code 0.0.0.0} if this router may not be it and knows of no other. */
    Ipv4Address querier() {
        return querier;
    }

    /**
     * What a general query of another router means whose queries count. The lowest address wins; {@code 0.0.0.0}, which
     * snooping switches ask from, never does (RFC 4541 section 2.1.1).
     */
    Outcome judge(Ipv4Address other, long now) {
        if (isOther(other)) {
            return Outcome.STAYS;
        }
        if (!beatsOwn(other)) {
            return Outcome.LOSES;
        }
        return !hasOther() || other.compareTo(querier) < 0 || querierUntil <= now ? Outcome.WINS : Outcome.IN_BETWEEN;
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
        return hasOther()
                ? Optional.of(new OtherQuerier(
                        querier,
                        Duration.ofNanos(Math.max(0, querierUntil - now)),
                        Duration.ofNanos(Math.max(0, otherQuerierUntil - now)),
                        variables.adoptedRobustness(),
                        variables.adoptedQueryInterval()))
                : Optional.empty();
    }

    /**
     * Goes on from what was handed on.
     *
     * @return whether the other router still wins
     */
    boolean resume(OtherQuerier other, long now) {
        if (!wins(other.address())) {
            return false;
        }
        querier = other.address();
        nextQuery = DeadlineQueue.NEVER;
        long longest = variables.longestOtherQuerierPresentInterval();
        otherQuerierUntil = now + Math.min(other.othersPresent().toNanos(), longest);
        querierUntil = now + Math.min(other.present().toNanos(), longest);
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
        if (wins(querier)) {
            return false;
        }
        start(now);
        return true;
    }

    private boolean wins(Ipv4Address other) {
        return beatsOwn(other) && check.standing(other).counts();
    }

    /** The weight of the queries that come from an address. */
    QuerierStanding standing(Ipv4Address router) {
        return check.standing(router);
    }

    /** Whether another router has a lower address than this one, or this one may not win at all. */
    boolean beatsOwn(Ipv4Address other) {
        Ipv4Address own = check.own();
        return other.isUnicast() && (!mayQuery || own.isUnspecified() || other.compareTo(own) < 0);
    }
}
