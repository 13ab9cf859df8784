package net.igmpproxy.simulation.peers;

import net.igmpproxy.simulation.base.Time;

/**
 * What a router goes by (RFC 9776 section 8), times in nanoseconds.
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

    /** Section 8.4. */
    public long groupMembershipInterval() {
        return robustness * queryInterval + 2 * queryResponseInterval;
    }

    /** Section 8.6. */
    public long startupQueryInterval() {
        return queryInterval / 4;
    }

    /** Section 8.5. */
    public long otherQuerierPresentInterval() {
        return robustness * queryInterval + queryResponseInterval / 2;
    }

    /** Section 8.13. */
    public long olderHostPresentInterval() {
        return robustness * queryInterval + queryResponseInterval;
    }

    /** Section 8.10. */
    public long lastMemberQueryTime() {
        return lastMemberQueryCount * lastMemberQueryInterval;
    }
}
