package net.igmpproxy.core.router;

import net.igmpproxy.core.config.Limits;
import net.igmpproxy.core.config.ProtocolOptions;
import net.igmpproxy.core.config.RouterTimers;
import net.igmpproxy.core.config.SsmConfiguration;

/**
 * Configuration of the router side of one interface.
 *
 * @param timers    timers and counters
 * @param protocol  IGMP versions and querier options
 * @param limits    maximum numbers of groups, sources and hosts
 * @param ssm       source-specific groups and SSM mappings
 * @param leaveMode action on a leave
 */
public record RouterSettings(
        RouterTimers timers, ProtocolOptions protocol, Limits limits, SsmConfiguration ssm, LeaveMode leaveMode) {}
