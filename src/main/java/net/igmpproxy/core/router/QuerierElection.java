package net.igmpproxy.core.router;

import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.timer.DeadlineQueue;

/**
 * Who asks on the interface, and when the general queries go out (RFC 9776 sections 6.1, 6.6.2 and 8). Times are
 * nanoseconds.
 */
final class QuerierElection {
    private final RouterSettings settings;
    private Ipv4Address own;
    private Ipv4Address querier;
    private int startupQueriesLeft;
    private long nextQuery = DeadlineQueue.NEVER;
    private long otherQuerierUntil = DeadlineQueue.NEVER;

    QuerierElection(RouterSettings settings, Ipv4Address own, long now) {
        this.settings = settings;
        this.own = own;
        this.querier = own;
        start(now);
    }

    /** Begins to ask at the startup rate. */
    void start(long now) {
        querier = own;
        otherQuerierUntil = DeadlineQueue.NEVER;
        startupQueriesLeft = settings.startupQueryCount();
        nextQuery = now;
    }

    /** Takes notice of the interface's address, {@code 0.0.0.0} if it has none. */
    void setOwn(Ipv4Address address) {
        if (isSelf()) {
            querier = address;
        }
        own = address;
    }

    /** Whether this router is the querier. */
    boolean isSelf() {
        return otherQuerierUntil == DeadlineQueue.NEVER;
    }

    Ipv4Address querier() {
        return querier;
    }

    /**
     * Another router has asked. The lowest address wins; {@code 0.0.0.0}, which snooping switches ask from, never does
     * (RFC 4541 section 2.1.1).
     *
     * @return whether the interface has another querier now
     */
    boolean heard(Ipv4Address other, long now) {
        boolean wins = !other.isUnspecified()
                && (own.isUnspecified() || other.compareTo(own) < 0)
                && (isSelf() || other.compareTo(querier) <= 0);
        if (!wins) {
            return false;
        }
        boolean changed = isSelf() || !other.equals(querier);
        querier = other;
        otherQuerierUntil = now + settings.otherQuerierPresentInterval();
        nextQuery = DeadlineQueue.NEVER;
        return changed;
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
        nextQuery = now + (startupQueriesLeft > 0 ? settings.startupQueryInterval() : settings.queryInterval());
        return true;
    }

    long nextDeadline() {
        return Math.min(nextQuery, otherQuerierUntil);
    }
}
