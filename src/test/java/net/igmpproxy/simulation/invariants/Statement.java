package net.igmpproxy.simulation.invariants;

import java.util.List;
import java.util.Optional;
import net.igmpproxy.lab.wire.GroupRecord;
import net.igmpproxy.lab.wire.IgmpVersion;
import net.igmpproxy.lab.wire.RecordType;
import net.igmpproxy.simulation.proxy.InterfaceSettings;
import net.igmpproxy.simulation.proxy.SsmSettings;

/**
 * Report of one host for one group.
 *
 * @param host    the host's address
 * @param version the IGMP version of the message
 * @param entry   the equivalent IGMPv3 group record (RFC 9776 section 7.3.2)
 */
record Statement(String host, IgmpVersion version, GroupRecord entry) {
    /** Returns the report as the proxy must interpret it; empty if the proxy must ignore it. */
    Optional<Statement> heeded(InterfaceSettings lan, SsmSettings ssm) {
        List<String> mapped = ssm.mapped(entry.group());
        boolean lacksSources =
                ssm.contains(entry.group()) && mapped.isEmpty() && (version != IgmpVersion.V3 || excludes());
        if (!lan.allows(entry.group())
                || !Reachability.isForwardable(entry.group())
                || version.number() < lan.protocol().oldestHostVersion()
                || lacksSources) {
            return Optional.empty();
        }
        if (mapped.isEmpty() || !excludes()) {
            return Optional.of(this);
        }
        List<String> wanted = mapped.stream()
                .filter(source -> !entry.sources().contains(source))
                .toList();
        RecordType type = entry.type() == RecordType.IS_EX ? RecordType.IS_IN : RecordType.TO_IN;
        return Optional.of(new Statement(host, version, new GroupRecord(type, entry.group(), wanted)));
    }

    /** Returns true if the report requests a source. */
    boolean asksFor(String source) {
        boolean listed = entry.sources().contains(source);
        return switch (entry.type()) {
            case IS_IN, TO_IN, ALLOW -> listed;
            case IS_EX, TO_EX -> !listed;
            case BLOCK -> false;
        };
    }

    /** Returns true if the report gives up a source, so that the querier sends queries. */
    boolean gives(String source) {
        boolean listed = entry.sources().contains(source);
        return switch (entry.type()) {
            case IS_IN, IS_EX, ALLOW -> false;
            case TO_IN -> !listed;
            case TO_EX, BLOCK -> listed;
        };
    }

    /** Returns true if the report is a current-state record without a source; it causes no queries. */
    boolean lacks(String source) {
        boolean listed = entry.sources().contains(source);
        return (entry.type() == RecordType.IS_IN && !listed) || (entry.type() == RecordType.IS_EX && listed);
    }

    /** Returns true if the report may include only the sources of a group-and-source-specific query. */
    boolean mayBePart() {
        return entry.type() == RecordType.IS_IN;
    }

    /** Returns true for a change to INCLUDE mode. */
    boolean changesToInclude() {
        return entry.type() == RecordType.TO_IN;
    }

    /** Returns true for a state-change record, which answers no query. */
    boolean isStateChange() {
        return entry.type() != RecordType.IS_IN && entry.type() != RecordType.IS_EX;
    }

    /** Returns true if older hosts suppress their report for the group after this message (RFC 2236 section 3). */
    boolean silencesOthers() {
        return version != IgmpVersion.V3 && !changesToInclude();
    }

    /** Returns true if a source timer may be started or extended, including by IS_EX (A) with (A-X-Y)=GMI. */
    boolean mayProlong(String source) {
        return asksFor(source) || entry.type() == RecordType.IS_EX;
    }

    /** Returns true if the host is in or changes to EXCLUDE mode. */
    boolean excludes() {
        return entry.type() == RecordType.IS_EX || entry.type() == RecordType.TO_EX;
    }
}
