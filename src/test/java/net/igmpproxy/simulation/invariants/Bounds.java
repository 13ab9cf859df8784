package net.igmpproxy.simulation.invariants;

import net.igmpproxy.lab.wire.FloatingCode;
import net.igmpproxy.lab.wire.IgmpMessage.Query;
import net.igmpproxy.lab.wire.IgmpVersion;
import net.igmpproxy.simulation.base.Time;
import net.igmpproxy.simulation.peers.RouterVariables;

/**
 * The variables that the proxy goes by while another router asks, as far as they can be known: it adopts some of those
 * that the other router tells (RFC 9776 sections 4.1.6 and 4.1.7).
 *
 * @param least each as small as it may be
 * @param most  each as great as it may be
 */
record Bounds(RouterVariables least, RouterVariables most) {
    static Bounds of(RouterVariables variables) {
        return new Bounds(variables, variables);
    }

    /**
     * The bounds after a query.
     *
     * @param own   what is configured
     * @param first whether no other router was the querier before
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

    /** The bounds if there may be other values as well. */
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
