package net.igmpproxy.core.router.host;

import java.util.Optional;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.wire.RecordType;

/**
 * A group record with the tracked state of its host.
 *
 * @param reported  the record that the host table stores: as received if SSM mapping changed it, otherwise equal to
 *                  {@code statement}
 * @param statement the record after SSM mapping ({@link SsmTranslation}) and limits; the group's state follows it
 * @param known     tracked state of the host before the record; empty if it was not a member
 * @param after     the host's filter after the record
 */
public record HeardRecord(Statement reported, Statement statement, Optional<TrackedHost> known, SourceFilter after) {
    public Ipv4Address host() {
        return reported.host();
    }

    public GroupAddress group() {
        return reported.group();
    }

    /** The host's filter before the record. */
    public SourceFilter before() {
        return known.map(TrackedHost::filter).orElse(SourceFilter.NOTHING);
    }

    /** Returns true if SSM mapping changed the record. */
    public boolean isTranslated() {
        return reported.excludes() && !statement.excludes();
    }

    /** The value of {@link Departure#isWhole}. */
    public boolean isWhole() {
        return reported.type() != RecordType.TO_IN || reported.sources().isEmpty() || before().isExclude();
    }

    /**
     * Tracked state of the host after the record. A record that only gives up sources does not extend the host's
     * membership. From {@code 0.0.0.0} it changes nothing, since other hosts without an address did not send it.
     *
     * @param expires end of a membership that is reported now
     */
    public TrackedHost tracked(long now, long expires) {
        Optional<TrackedHost> kept = known.filter(host -> reported.onlyGivesUp());
        if (host().isUnspecified() && kept.isPresent()) {
            return kept.get();
        }
        return TrackedHost.heard(
                reported.version(), after, now, kept.map(TrackedHost::expires).orElse(expires));
    }
}
