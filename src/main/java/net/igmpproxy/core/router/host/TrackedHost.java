package net.igmpproxy.core.router.host;

import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.membership.SourceSet;
import net.igmpproxy.core.wire.IgmpVersion;
import net.igmpproxy.core.wire.RecordType;

/**
 * What one host is known to want of one group.
 *
 * @param version  the version it last spoke
 * @param filter   what it wants
 * @param since    when it became a member, in nanoseconds
 * @param lastSeen when it last reported, in nanoseconds
 * @param expires  when it counts no more, in nanoseconds
 */
public record TrackedHost(IgmpVersion version, SourceFilter filter, long since, long lastSeen, long expires) {
    /** One that has just been heard. */
    static TrackedHost heard(IgmpVersion version, SourceFilter filter, long now, long expires) {
        return new TrackedHost(version, filter, now, now, expires);
    }

    /** The same, a member for longer. */
    TrackedHost since(long earlier) {
        return new TrackedHost(version, filter, earlier, lastSeen, expires);
    }

    /** The same with another filter. */
    TrackedHost with(SourceFilter other) {
        return new TrackedHost(version, other, since, lastSeen, expires);
    }

    boolean isAlive(long now) {
        return expires > now;
    }

    /** How much there is to remember: the host itself, and the sources it has named. */
    int records() {
        return 1 + filter.sources().size();
    }

    /** What it wants, as a current-state report says it. */
    Statement statement(Ipv4Address host, GroupAddress group) {
        RecordType type = filter.isExclude() ? RecordType.IS_EX : RecordType.IS_IN;
        return new Statement(host, version, type, group, filter.sources());
    }

    /**
     * What a host wants after it has sent a record.
     *
     * @param before  what it wanted
     * @param partial whether a current-state record may answer a group-and-source-specific query, and so speak of the
     *                queried sources only (RFC 9776 section 5.2, table)
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
     * What the hosts without an address, of which there may be several, may want together after one of them has sent a
     * record (RFC 9776 section 4.2.13): nothing that one of them gives up is given up by all.
     *
     * @param before what they may want
     */
    public static SourceFilter afterAny(SourceFilter before, Statement statement) {
        return before.merge(after(SourceFilter.NOTHING, statement.type(), statement.sources(), false));
    }

    /** A list too long for one packet comes in several records (RFC 9776 section 4.2.16), so that they add up. */
    private static SourceFilter afterIsIn(SourceFilter before, SourceSet sources, boolean partial) {
        return before.isExclude() && !partial ? SourceFilter.include(sources) : allow(before, sources);
    }

    private static SourceFilter allow(SourceFilter before, SourceSet sources) {
        return before.isExclude()
                ? SourceFilter.exclude(before.sources().minus(sources))
                : SourceFilter.include(before.sources().plus(sources));
    }
}
