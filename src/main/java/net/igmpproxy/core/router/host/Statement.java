package net.igmpproxy.core.router.host;

import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.membership.SourceSet;
import net.igmpproxy.core.wire.GroupRecord;
import net.igmpproxy.core.wire.IgmpMessage.LeaveGroup;
import net.igmpproxy.core.wire.IgmpMessage.OneGroupReport;
import net.igmpproxy.core.wire.IgmpVersion;
import net.igmpproxy.core.wire.RecordType;

/**
 * What a host said of one group.
 *
 * @param host    who said it
 * @param version in which version
 * @param type    what
 * @param group   of which group
 * @param sources with which sources
 */
public record Statement(Ipv4Address host, IgmpVersion version, RecordType type, GroupAddress group, SourceSet sources) {
    /** One record of an IGMPv3 report. */
    public static Statement of(Ipv4Address host, GroupRecord entry) {
        return new Statement(host, IgmpVersion.V3, entry.type(), entry.group(), SourceSet.copyOf(entry.sources()));
    }

    /** A message of the versions before 3, translated as RFC 9776 section 7.3.2 has it. */
    public static Statement of(Ipv4Address host, OneGroupReport report) {
        RecordType type = report instanceof LeaveGroup ? RecordType.TO_IN : RecordType.IS_EX;
        return new Statement(host, report.version(), type, report.group(), SourceSet.empty());
    }

    /** Whether it tells that a host of an older version is a member: a report of that version, and no Leave. */
    public boolean tellsOfOlderHost() {
        return version != IgmpVersion.V3 && type == RecordType.IS_EX;
    }

    /** Whether other members of an older version that hear it keep their own report back (RFC 2236 section 3). */
    public boolean silencesOthers() {
        return version != IgmpVersion.V3 && type != RecordType.TO_IN;
    }

    /** Whether it asks for nothing. */
    boolean onlyGivesUp() {
        return type == RecordType.BLOCK || leaves();
    }

    /** Whether it says that its host is no member any more. */
    public boolean leaves() {
        return type == RecordType.TO_IN && sources.isEmpty();
    }

    /** Whether it says that the host excludes sources. */
    public boolean excludes() {
        return type == RecordType.IS_EX || type == RecordType.TO_EX;
    }

    public Statement with(RecordType otherType, SourceSet otherSources) {
        return new Statement(host, version, otherType, group, otherSources);
    }
}
