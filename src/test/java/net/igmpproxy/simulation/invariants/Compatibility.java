package net.igmpproxy.simulation.invariants;

import net.igmpproxy.lab.wire.IgmpVersion;
import net.igmpproxy.simulation.invariants.GroupEvidence.Moment;

/** Upper bounds of the time that a group may stay in each compatibility mode (RFC 9776 section 7.3.2). */
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

    /** Returns true if the mode may be IGMPv1. */
    boolean mayBeVersion1(long now) {
        return version1Until > now;
    }

    /** Returns true if the compatibility mode permits the router to ignore that sources are no longer wanted. */
    boolean mayIgnore(Statement statement, long now) {
        return statement.changesToInclude() ? version1Until > now : olderUntil > now;
    }
}
