package net.igmpproxy.core.router;

import net.igmpproxy.core.config.Limits;
import net.igmpproxy.core.config.ProtocolOptions;
import net.igmpproxy.core.config.RouterTimers;
import net.igmpproxy.core.config.SsmConfiguration;

/**
 * How the router side of one interface is to work.
 *
 * @param timers    timers and counters as configured
 * @param protocol  versions, and who may be the querier
 * @param limits    how much there may be
 * @param ssm       source-specific groups
 * @param leaveMode what a leave does
 */
public record RouterSettings(
        RouterTimers timers, ProtocolOptions protocol, Limits limits, SsmConfiguration ssm, LeaveMode leaveMode) {}
