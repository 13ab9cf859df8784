package net.igmpproxy.core.router;

import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.timer.DeadlineQueue;

/**
 * A host that has given something up, at least as far as its record says.
 *
 * @param host        its address
 * @param memberSince since when it was known as a member under this address, in nanoseconds; {@link DeadlineQueue#NEVER} if
 *                    it was not
 * @param isWhole     whether it is known to want none of the sources any more. A TO_IN of a host already in INCLUDE mode may
 *                    be one part of a longer list (RFC 9776 section 4.2.16), and then says no such thing
 */
record Departure(Ipv4Address host, long memberSince, boolean isWhole) {
    /** Whether it was known as a member. */
    boolean wasKnown() {
        return memberSince != DeadlineQueue.NEVER;
    }
}
