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
 * One group record of one host, in a form common to all IGMP versions.
 *
 * @param host    sender of the report
 * @param version IGMP version of the report
 * @param type    record type
 * @param group   group of the record
 * @param sources sources of the record
 */
public record Statement(Ipv4Address host, IgmpVersion version, RecordType type, GroupAddress group, SourceSet sources) {
    /** Converts one group record of an IGMPv3 report. */
    public static Statement of(Ipv4Address host, GroupRecord entry) {
        return new Statement(host, IgmpVersion.V3, entry.type(), entry.group(), SourceSet.copyOf(entry.sources()));
    }

    /** Converts an IGMPv1 or IGMPv2 message (RFC 9776 section 7.3.2). */
    public static Statement of(Ipv4Address host, OneGroupReport report) {
        RecordType type = report instanceof LeaveGroup ? RecordType.TO_IN : RecordType.IS_EX;
        return new Statement(host, report.version(), type, report.group(), SourceSet.empty());
    }

    /**
     * Returns true for an IGMPv1 or IGMPv2 report, which starts an Older Version Host Present timer; false for a Leave.
     */
    public boolean tellsOfOlderHost() {
        return version != IgmpVersion.V3 && type == RecordType.IS_EX;
    }

    /** Returns true if IGMPv1 and IGMPv2 members that receive it suppress their own report (RFC 2236 section 3). */
    public boolean silencesOthers() {
        return version != IgmpVersion.V3 && type != RecordType.TO_IN;
    }

    /** Returns true if the record requests nothing: a BLOCK or a leave. */
    boolean onlyGivesUp() {
        return type == RecordType.BLOCK || leaves();
    }

    /** Returns true for a leave: TO_IN with an empty source list. */
    public boolean leaves() {
        return type == RecordType.TO_IN && sources.isEmpty();
    }

    /** Returns true for IS_EX and TO_EX. */
    public boolean excludes() {
        return type == RecordType.IS_EX || type == RecordType.TO_EX;
    }

    public Statement with(RecordType otherType, SourceSet otherSources) {
        return new Statement(host, version, otherType, group, otherSources);
    }
}
