package net.igmpproxy.core.router;

import java.time.Duration;
import java.util.Optional;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.querier.QuerierCheck;
import net.igmpproxy.core.querier.QuerierStanding;
import net.igmpproxy.core.router.ElectionState.OtherQuerier;
import net.igmpproxy.core.timer.DeadlineQueue;

/**
 * Querier election and general query schedule of one interface (RFC 9776 sections 6.1, 6.6.2 and 8). A router that may
 * not be the querier accepts every other router as the querier and never sends queries. Times are nanoseconds.
 */
final class QuerierElection {
    private final RouterVariables variables;
    private QuerierCheck check;
    private boolean mayQuery;
    private Ipv4Address querier;
    private int startupQueriesLeft;
    private long nextQuery = DeadlineQueue.NEVER;
    private long otherQuerierUntil = DeadlineQueue.NEVER;

    /** Time at which the querier counts as absent, so that a router between it and this one takes its place. */
    private long querierUntil;

    /** Result of another router's general query for the election. */
    enum Outcome {
        /** The other router loses against this router. */
        LOSES,
        /** The other router is already the querier. */
        STAYS,
        /** The other router loses against the querier but wins against this router. */
        IN_BETWEEN,
        /** The other router becomes the querier. */
        WINS
    }

    /**
     * Starts as the querier, if this router may be it.
     *
     * @param check    the interface's address, and the rule for which routers' queries count
     * @param mayQuery true if this router may be the querier
     */
    QuerierElection(RouterVariables variables, QuerierCheck check, boolean mayQuery, long now) {
        this.variables = variables;
        this.check = check;
        this.mayQuery = mayQuery;
        this.querier = check.own();
        start(now);
    }

    /**
     * Becomes the querier and starts general queries at the startup rate. If this router may not query, the querier
     * becomes unknown.
     */
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
     * Applies new settings and schedules a general query at once, so that hosts answer with the new values.
     *
     * @param may true if this router may be the querier
     * @return true if the querier has changed
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
     * Applies a new interface address or a new rule for which routers' queries count.
     *
     * @return true if the querier has changed: the other router no longer wins
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

    /** Returns true if this router is the querier. */
    boolean isSelf() {
        return mayQuery && !hasOther();
    }

    /** Returns true if this router may be the querier. */
    boolean mayQuery() {
        return mayQuery;
    }

    /** Returns true if another router is the querier. */
    boolean hasOther() {
        return otherQuerierUntil != DeadlineQueue.NEVER;
    }

    /** Returns true if the querier is {@code router}. */
    boolean isOther(Ipv4Address router) {
        return hasOther() && querier.equals(router);
    }

    /** Address of the querier, {@code 0.0.0.0} if this router may not be it and knows of no other. */
    Ipv4Address querier() {
        return querier;
    }

    /**
     * Compares a router that sent a general query, and whose queries count, with the present querier. The lowest
     * address wins. The address {@code 0.0.0.0} of snooping switches never wins (RFC 4541 section 2.1.1).
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

    /** Makes another router the querier and restarts the Other Querier Present timer. */
    void yieldTo(Ipv4Address other, long now) {
        querier = other;
        nextQuery = DeadlineQueue.NEVER;
        yieldLonger(now);
        querierUntil = otherQuerierUntil;
    }

    /** Restarts the Other Querier Present timer for a router that is not the querier but wins against this one. */
    void yieldLonger(long now) {
        otherQuerierUntil = now + variables.otherQuerierPresentInterval();
    }

    /** State of the querier if it is another router. */
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
     * Restores the querier from a handover.
     *
     * @return true if the other router still wins the election
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

    /** Returns true if the Other Querier Present timer has expired; this router then becomes the querier again. */
    boolean otherQuerierGone(long now) {
        if (otherQuerierUntil > now) {
            return false;
        }
        start(now);
        return true;
    }

    /** Returns true if a general query is due, and counts it as sent. */
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

    /** Standing of the router with an address. */
    QuerierStanding standing(Ipv4Address router) {
        return check.standing(router);
    }

    /** Returns true if another router wins against this one: it has a lower address, or this router may not query. */
    boolean beatsOwn(Ipv4Address other) {
        Ipv4Address own = check.own();
        return other.isUnicast() && (!mayQuery || own.isUnspecified() || other.compareTo(own) < 0);
    }
}
