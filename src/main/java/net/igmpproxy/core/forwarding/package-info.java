/**
 * Multicast forwarding: computes the MFC entries that memberships and flows require (RFC 4605 section 4.2) and their
 * difference from the installed ones. Times are nanoseconds of the engine's monotonic clock.
 */
@NullMarked
package net.igmpproxy.core.forwarding;

import org.jspecify.annotations.NullMarked;
