package net.igmpproxy.core.router.host;

import java.util.Optional;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.wire.RecordType;

/**
 * A record that takes effect, with what is known of its host.
 *
 * @param reported  the record as the host has sent it, which is what is remembered of the host
 * @param statement the record in the group's own terms ({@link SsmTranslation}), which is what the group's state follows
 * @param known     what was known of the host before; empty if it was no member
 * @param after     the filter that the host has reported with it
 */
public record HeardRecord(Statement reported, Statement statement, Optional<TrackedHost> known, SourceFilter after) {
    public Ipv4Address host() {
        return reported.host();
    }

    public GroupAddress group() {
        return reported.group();
    }

    /** The filter that the host had reported before. */
    public SourceFilter before() {
        return known.map(TrackedHost::filter).orElse(SourceFilter.NOTHING);
    }

    /** Whether the record is translated. */
    public boolean isTranslated() {
        return reported.excludes() && !statement.excludes();
    }

    /** See {@link Departure#isWhole}. */
    public boolean isWhole() {
        return reported.type() != RecordType.TO_IN || reported.sources().isEmpty() || before().isExclude();
    }

    /**
     * What is known of the host now. A record that only gives something up renews nothing: neither the host's membership nor,
     * behind {@code 0.0.0.0}, that of hosts which have not sent it.
     *
     * @param expires when a membership ends that is reported now
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
