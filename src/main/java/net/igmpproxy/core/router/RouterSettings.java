package net.igmpproxy.core.router;

/**
 * The timers and counters of one interface (RFC 9776 section 8), all times in nanoseconds.
 *
 * @param queryInterval               section 8.2
 * @param queryResponseInterval       section 8.3
 * @param robustness                  section 8.1
 * @param groupMembershipInterval     section 8.4
 * @param otherQuerierPresentInterval section 8.5
 * @param startupQueryInterval        section 8.6
 * @param startupQueryCount           section 8.7
 * @param lastMemberQueryInterval     section 8.8
 * @param lastMemberQueryCount        section 8.9
 * @param lastMemberQueryTime         section 8.10
 * @param leaveMode                   what a leave does
 */
public record RouterSettings(
        long queryInterval,
        long queryResponseInterval,
        int robustness,
        long groupMembershipInterval,
        long otherQuerierPresentInterval,
        long startupQueryInterval,
        int startupQueryCount,
        long lastMemberQueryInterval,
        int lastMemberQueryCount,
        long lastMemberQueryTime,
        LeaveMode leaveMode) {}
