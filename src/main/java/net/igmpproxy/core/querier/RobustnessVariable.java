package net.igmpproxy.core.querier;

import net.igmpproxy.core.wire.IgmpVersion;
import net.igmpproxy.core.wire.MembershipQuery;

/** The Robustness Variable of a link: the querier's if it tells one, else the configured one (RFC 9776 section 4.1.6). */
public final class RobustnessVariable {
    private int configured;

    /** The querier's, 0 if it tells none. */
    private int adopted;

    /**
     * @param configured 1 or more
     */
    public RobustnessVariable(int configured) {
        this.configured = configured;
    }

    /** How many of so many packets, less one, may be lost; 1 or more. */
    public int value() {
        return adopted > 0 ? adopted : configured;
    }

    /** What a querier has told, 0 if none has. */
    public int adopted() {
        return adopted;
    }

    /** Another value has been configured, which holds until a querier tells one. */
    public void configure(int robustness) {
        if (robustness != configured) {
            configured = robustness;
            adopted = 0;
        }
    }

    /** Takes over what a querier tells; zero means that it tells none, and versions before 3 have no such field. */
    public void adopt(MembershipQuery query) {
        if (query.version() == IgmpVersion.V3) {
            adopted = query.robustness();
        }
    }

    /**
     * Goes on from what was handed on.
     *
     * @param told what a querier had told, 0 if none had
     */
    public void resume(int told) {
        adopted = told;
    }

    /** Goes back to the configured value. */
    public void reset() {
        adopted = 0;
    }
}
