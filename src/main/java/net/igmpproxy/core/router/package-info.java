/**
 * Router side of IGMP on one downstream interface (RFC 9776 sections 6 and 7.3): querier election, group and source
 * timers, and host tracking.
 */
@NullMarked
package net.igmpproxy.core.router;

import org.jspecify.annotations.NullMarked;
