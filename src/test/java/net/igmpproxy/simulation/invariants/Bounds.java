package net.igmpproxy.simulation.invariants;

import net.igmpproxy.lab.wire.FloatingCode;
import net.igmpproxy.lab.wire.IgmpMessage.Query;
import net.igmpproxy.lab.wire.IgmpVersion;
import net.igmpproxy.simulation.base.Time;
import net.igmpproxy.simulation.peers.RouterVariables;

/**
 * Bounds of the timer values that the proxy uses as non-querier. It adopts some values from the querier's queries (RFC
 * 9776 sections 4.1.6 and 4.1.7).
 *
 * @param least the minimum of each value
 * @param most  the maximum of each value
 */
record Bounds(RouterVariables least, RouterVariables most) {
    static Bounds of(RouterVariables variables) {
        return new Bounds(variables, variables);
    }

    /**
     * Returns the bounds after a query.
     *
     * @param own   the configured values
     * @param first true if no other router was the querier before
     */
    Bounds adopted(Query query, RouterVariables own, boolean first) {
        Bounds before = first ? of(own) : with(own);
        if (query.version() != IgmpVersion.V3) {
            return before;
        }
        int robustness =
                query.querierFields().robustness() > 0 ? query.querierFields().robustness() : own.robustness();
        int seconds = FloatingCode.value(query.querierFields().queryIntervalCode());
        long interval = seconds > 0 ? seconds * Time.SECOND : own.queryInterval();
        return before.with(new RouterVariables(
                robustness,
                interval,
                own.queryResponseInterval(),
                own.lastMemberQueryInterval(),
                own.lastMemberQueryCount()));
    }

    /** Returns the bounds extended to include other values. */
    Bounds with(RouterVariables other) {
        return new Bounds(
                new RouterVariables(
                        Math.min(least.robustness(), other.robustness()),
                        Math.min(least.queryInterval(), other.queryInterval()),
                        Math.min(least.queryResponseInterval(), other.queryResponseInterval()),
                        other.lastMemberQueryInterval(),
                        other.lastMemberQueryCount()),
                new RouterVariables(
                        Math.max(most.robustness(), other.robustness()),
                        Math.max(most.queryInterval(), other.queryInterval()),
                        Math.max(most.queryResponseInterval(), other.queryResponseInterval()),
                        other.lastMemberQueryInterval(),
                        other.lastMemberQueryCount()));
    }
}
