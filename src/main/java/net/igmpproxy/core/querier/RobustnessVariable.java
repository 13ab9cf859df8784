package net.igmpproxy.core.querier;

import net.igmpproxy.core.wire.IgmpVersion;
import net.igmpproxy.core.wire.MembershipQuery;

/**
 * Robustness Variable of a link: the value of the querier's queries, else the configured one (RFC 9776 section 4.1.6).
 */
public final class RobustnessVariable {
    private int configured;

    /** Value from the querier's queries, 0 if they contain none. */
    private int adopted;

    /** @param configured configured value, 1 or more */
    public RobustnessVariable(int configured) {
        this.configured = configured;
    }

    /**
     * Returns the variable, 1 or more: one more than the number of lost packets in a row that the protocol tolerates.
     */
    public int value() {
        return adopted > 0 ? adopted : configured;
    }

    /** Returns the value from the querier's queries, 0 if they contain none. */
    public int adopted() {
        return adopted;
    }

    /** Sets the configured value; a changed value applies until the next query with a value. */
    public void configure(int robustness) {
        if (robustness != configured) {
            configured = robustness;
            adopted = 0;
        }
    }

    /** Adopts the value of a query; zero means none, and versions before 3 have no such field. */
    public void adopt(MembershipQuery query) {
        if (query.version() == IgmpVersion.V3) {
            adopted = query.robustness();
        }
    }

    /**
     * Restores the state of a handover or a snapshot.
     *
     * @param told value from the querier's queries, 0 if none
     */
    public void resume(int told) {
        adopted = told;
    }

    /** Returns to the configured value. */
    public void reset() {
        adopted = 0;
    }
}
