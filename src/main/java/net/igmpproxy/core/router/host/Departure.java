package net.igmpproxy.core.router.host;

import java.util.Optional;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.membership.SourceFilter;

/**
 * A host whose group record gives up a group or sources.
 *
 * @param host    address of the host, never {@code 0.0.0.0}
 * @param known   tracked state of the host before the record; empty if the address was not tracked
 * @param isWhole true if the host certainly wants none of the sources that the record gives up. A TO_IN record of a
 *                host already in INCLUDE mode may be one part of a longer list (RFC 9776 section 4.2.16); other parts
 *                may still name those sources.
 */
public record Departure(Ipv4Address host, Optional<TrackedHost> known, boolean isWhole) {
    public boolean wasKnown() {
        return known.isPresent();
    }

    /** The host's filter before the record. */
    public SourceFilter wanted() {
        return known.map(TrackedHost::filter).orElse(SourceFilter.NOTHING);
    }
}
