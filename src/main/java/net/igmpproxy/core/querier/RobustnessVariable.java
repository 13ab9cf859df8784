package net.igmpproxy.core.querier;

import net.igmpproxy.core.wire.IgmpVersion;
import net.igmpproxy.core.wire.MembershipQuery;

/** The Robustness Variable of a link: the querier's if it tells one, else the configured one (RFC 9776 section 4.1.6). */
public final class RobustnessVariable {
    private int configured;
    private int value;

    /**
     * @param configured 1 or more
     */
    public RobustnessVariable(int configured) {
        this.configured = configured;
        this.value = configured;
    }

    /** How many of so many packets, less one, may be lost; 1 or more. */
    public int value() {
        return value;
    }

    /** Another value has been configured, which holds until a querier tells one. */
    public void configure(int robustness) {
        if (robustness != configured) {
            configured = robustness;
            value = robustness;
        }
    }

    /** Takes over what a querier tells; zero means that it tells none, and versions before 3 have no such field. */
    public void adopt(MembershipQuery query) {
        if (query.version() == IgmpVersion.V3) {
            value = query.robustness() > 0 ? query.robustness() : configured;
        }
    }

    /** Goes back to the configured value. */
    public void reset() {
        value = configured;
    }
}
