package net.igmpproxy.simulation.peers;

import net.igmpproxy.simulation.base.Time;

/**
 * Timer values of a router (RFC 9776 section 8); all times are in nanoseconds.
 *
 * @param robustness              section 8.1, at least 2
 * @param queryInterval           section 8.2
 * @param queryResponseInterval   section 8.3
 * @param lastMemberQueryInterval section 8.8
 * @param lastMemberQueryCount    section 8.9
 */
public record RouterVariables(
        int robustness,
        long queryInterval,
        long queryResponseInterval,
        long lastMemberQueryInterval,
        int lastMemberQueryCount) {
    @Override
    public String toString() {
        return "RV " + robustness + " QI " + Time.text(queryInterval) + " QRI " + Time.text(queryResponseInterval)
                + " LMQ " + lastMemberQueryCount + "x" + Time.text(lastMemberQueryInterval);
    }

    /** Returns the value of section 8.4. */
    public long groupMembershipInterval() {
        return robustness * queryInterval + 2 * queryResponseInterval;
    }

    /** Returns the value of section 8.6. */
    public long startupQueryInterval() {
        return queryInterval / 4;
    }

    /** Returns the value of section 8.5. */
    public long otherQuerierPresentInterval() {
        return robustness * queryInterval + queryResponseInterval / 2;
    }

    /** Returns the value of section 8.13. */
    public long olderHostPresentInterval() {
        return robustness * queryInterval + queryResponseInterval;
    }

    /** Returns the value of section 8.10. */
    public long lastMemberQueryTime() {
        return lastMemberQueryCount * lastMemberQueryInterval;
    }
}
