/**
 * Rate limits for IGMP packets and kernel upcalls, and sampling of floods; without sockets, threads or clocks. Times
 * are nanoseconds of the engine's monotonic clock.
 */
@NullMarked
package net.igmpproxy.core.rate;

import org.jspecify.annotations.NullMarked;
