package net.igmpproxy.simulation.invariants;

import java.util.List;
import java.util.Optional;
import net.igmpproxy.lab.wire.GroupRecord;
import net.igmpproxy.lab.wire.IgmpVersion;
import net.igmpproxy.lab.wire.RecordType;
import net.igmpproxy.simulation.proxy.InterfaceSettings;
import net.igmpproxy.simulation.proxy.SsmSettings;

/**
 * What a host has told the proxy of a group.
 *
 * @param host    the host's address
 * @param version the version it spoke
 * @param entry   what, in the words of version 3 (RFC 9776 section 7.3.2)
 */
record Statement(String host, IgmpVersion version, GroupRecord entry) {
    /** The statement as the proxy is to take it, or nothing if it is to ignore it. */
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

    /** Whether the host says that it wants a source. */
    boolean asksFor(String source) {
        boolean listed = entry.sources().contains(source);
        return switch (entry.type()) {
            case IS_IN, TO_IN, ALLOW -> listed;
            case IS_EX, TO_EX -> !listed;
            case BLOCK -> false;
        };
    }

    /** Whether it says that it does not want a source any more, so that others are to be asked. */
    boolean gives(String source) {
        boolean listed = entry.sources().contains(source);
        return switch (entry.type()) {
            case IS_IN, IS_EX, ALLOW -> false;
            case TO_IN -> !listed;
            case TO_EX, BLOCK -> listed;
        };
    }

    /** Whether it tells of its whole state, in which a source is not wanted; nobody is asked because of that. */
    boolean lacks(String source) {
        boolean listed = entry.sources().contains(source);
        return (entry.type() == RecordType.IS_IN && !listed) || (entry.type() == RecordType.IS_EX && listed);
    }

    /** Whether it may tell of some sources only: of those that it was asked about. */
    boolean mayBePart() {
        return entry.type() == RecordType.IS_IN;
    }

    /** Whether the host has changed to INCLUDE mode, or says so. */
    boolean changesToInclude() {
        return entry.type() == RecordType.TO_IN;
    }

    /** Whether it tells of a change, and so answers no query. */
    boolean isStateChange() {
        return entry.type() != RecordType.IS_IN && entry.type() != RecordType.IS_EX;
    }

    /** Whether hosts of an older version that hear it keep the same report back (RFC 2236 section 3). */
    boolean silencesOthers() {
        return version != IgmpVersion.V3 && !changesToInclude();
    }

    /** Whether the timer of a source may be started or prolonged: also by IS_EX (A), which says (A-X-Y)=GMI. */
    boolean mayProlong(String source) {
        return asksFor(source) || entry.type() == RecordType.IS_EX;
    }

    /** Whether the host is in EXCLUDE mode, or says so. */
    boolean excludes() {
        return entry.type() == RecordType.IS_EX || entry.type() == RecordType.TO_EX;
    }
}
