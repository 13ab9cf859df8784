/**
 * State that the router side and the host side both derive from received queries (RFC 9776 sections 4.1 and 7). Times
 * are nanoseconds of the engine's monotonic clock.
 */
@NullMarked
package net.igmpproxy.core.querier;

import org.jspecify.annotations.NullMarked;
