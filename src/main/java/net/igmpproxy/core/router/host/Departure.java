package net.igmpproxy.core.router.host;

import java.util.Optional;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.membership.SourceFilter;

/**
 * A host that has given something up, at least as far as its record says.
 *
 * @param host    its address
 * @param known   what was known of the host before the record; empty if it was no member under this address
 * @param isWhole whether it is known to want none of the sources any more. A TO_IN of a host already in INCLUDE mode may
 *                be one part of a longer list (RFC 9776 section 4.2.16), and then says no such thing
 */
public record Departure(Ipv4Address host, Optional<TrackedHost> known, boolean isWhole) {
    /** Whether it was known as a member. */
    public boolean wasKnown() {
        return known.isPresent();
    }

    /** The filter that the host had reported before the record. */
    public SourceFilter wanted() {
        return known.map(TrackedHost::filter).orElse(SourceFilter.NOTHING);
    }
}
