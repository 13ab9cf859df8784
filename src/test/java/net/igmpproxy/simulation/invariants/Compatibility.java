package net.igmpproxy.simulation.invariants;

import net.igmpproxy.lab.wire.IgmpVersion;
import net.igmpproxy.simulation.invariants.GroupEvidence.Moment;

/** The compatibility modes that a group may be in (RFC 9776 section 7.3.2): until when at most. */
final class Compatibility {
    private long version1Until;
    private long olderUntil;

    void hear(Statement statement, Moment moment) {
        IgmpVersion oldest =
                moment.version().number() < statement.version().number() ? moment.version() : statement.version();
        if (oldest == IgmpVersion.V1) {
            version1Until = moment.now() + moment.longest();
        }
        if (oldest != IgmpVersion.V3) {
            olderUntil = moment.now() + moment.longest();
        }
    }

    /** Whether the mode may be IGMPv1. */
    boolean mayBeVersion1(long now) {
        return version1Until > now;
    }

    /** Whether the router may take no notice of a leave of sources because of the mode. */
    boolean mayIgnore(Statement statement, long now) {
        return statement.changesToInclude() ? version1Until > now : olderUntil > now;
    }
}
