package net.igmpproxy.core.router.group;

import net.igmpproxy.core.membership.SourceSet;

/**
 * New state and actions of a row of the tables in RFC 9776 section 6.4.
 *
 * @param next         the new router state
 * @param toGmi        {@code (B)=GMI}: sources whose timers are set to the Group Membership Interval
 * @param toGroupTimer {@code (A-X-Y)=Group Timer}: sources whose timers are set to the remaining time of the group
 *                     timer
 * @param restartGroup {@code Group Timer=GMI}
 * @param querySources {@code Send Q(G,S)}; empty if the row has no such action
 * @param queryGroup   {@code Send Q(G)}
 */
public record Transition(
        RouterState next,
        SourceSet toGmi,
        SourceSet toGroupTimer,
        boolean restartGroup,
        SourceSet querySources,
        boolean queryGroup) {
    static Transition to(RouterState next) {
        return new Transition(next, SourceSet.empty(), SourceSet.empty(), false, SourceSet.empty(), false);
    }

    Transition gmi(SourceSet sources) {
        return new Transition(next, sources, toGroupTimer, restartGroup, querySources, queryGroup);
    }

    Transition groupTimer(SourceSet sources) {
        return new Transition(next, toGmi, sources, restartGroup, querySources, queryGroup);
    }

    Transition groupTimerGmi() {
        return new Transition(next, toGmi, toGroupTimer, true, querySources, queryGroup);
    }

    Transition query(SourceSet sources) {
        return new Transition(next, toGmi, toGroupTimer, restartGroup, sources, queryGroup);
    }

    Transition andQueryGroup() {
        return new Transition(next, toGmi, toGroupTimer, restartGroup, querySources, true);
    }
}
