package net.igmpproxy.core.router.host;

import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.membership.SourceSet;
import net.igmpproxy.core.wire.IgmpVersion;
import net.igmpproxy.core.wire.RecordType;

/**
 * State of one host in one group.
 *
 * @param version  IGMP version of the host's last report
 * @param filter   filter that the host has reported, before SSM mapping
 * @param since    start of the membership, in nanoseconds
 * @param lastSeen time of the last report, in nanoseconds
 * @param expires  end of the membership, in nanoseconds
 */
public record TrackedHost(IgmpVersion version, SourceFilter filter, long since, long lastSeen, long expires) {
    /** Creates the state of a host whose report was just received. */
    static TrackedHost heard(IgmpVersion version, SourceFilter filter, long now, long expires) {
        return new TrackedHost(version, filter, now, now, expires);
    }

    /** Returns a copy with another start of the membership. */
    TrackedHost since(long earlier) {
        return new TrackedHost(version, filter, earlier, lastSeen, expires);
    }

    TrackedHost with(SourceFilter other) {
        return new TrackedHost(version, other, since, lastSeen, expires);
    }

    boolean isAlive(long now) {
        return expires > now;
    }

    /** Number of records for the {@link EntryBudget}: one for the host and one for each source in its filter. */
    int records() {
        return 1 + filter.sources().size();
    }

    /** Returns the filter as a current-state record. */
    Statement statement(Ipv4Address host, GroupAddress group) {
        RecordType type = filter.isExclude() ? RecordType.IS_EX : RecordType.IS_IN;
        return new Statement(host, version, type, group, filter.sources());
    }

    /**
     * Returns the filter of a host after a record.
     *
     * @param before  the filter before the record
     * @param partial true if a current-state record may answer a group-and-source-specific query; it then describes the
     *                queried sources only (RFC 9776 section 5.2)
     */
    public static SourceFilter after(SourceFilter before, RecordType type, SourceSet sources, boolean partial) {
        return switch (type) {
            case IS_IN -> afterIsIn(before, sources, partial);
            case IS_EX, TO_EX -> SourceFilter.exclude(sources);
            case TO_IN -> SourceFilter.include(sources);
            case ALLOW -> allow(before, sources);
            case BLOCK ->
                before.isExclude()
                        ? SourceFilter.exclude(before.sources().plus(sources))
                        : SourceFilter.include(before.sources().minus(sources));
        };
    }

    /**
     * Returns the merged filter of all hosts without an address after a record of one of them (RFC 9776 section
     * 4.2.13). Nothing is removed: other such hosts may still want what one gives up.
     *
     * @param before the merged filter before the record
     */
    public static SourceFilter afterAny(SourceFilter before, Statement statement) {
        return before.merge(after(SourceFilter.NOTHING, statement.type(), statement.sources(), false));
    }

    /**
     * Returns the merged filter of all hosts without an address after a record of one of them (RFC 9776 section
     * 4.2.13). Nothing is removed: other such hosts may still want the sources that one gives up.
     *
     * @param before the merged filter before the record
     */
    private static SourceFilter afterIsIn(SourceFilter before, SourceSet sources, boolean partial) {
        return before.isExclude() && !partial ? SourceFilter.include(sources) : allow(before, sources);
    }

    private static SourceFilter allow(SourceFilter before, SourceSet sources) {
        return before.isExclude()
                ? SourceFilter.exclude(before.sources().minus(sources))
                : SourceFilter.include(before.sources().plus(sources));
    }
}
