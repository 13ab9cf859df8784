package net.igmpproxy.core.router.group;

import net.igmpproxy.core.membership.FilterMode;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.membership.SourceSet;

/**
 * State of a group without its timers, in the notation of RFC 9776 section 6.4: {@code INCLUDE (A)} or
 * {@code EXCLUDE (X,Y)}.
 *
 * @param mode      router filter mode
 * @param requested A or X: sources with running timers
 * @param excluded  Y: sources whose timers are zero; always empty in INCLUDE mode
 */
public record RouterState(FilterMode mode, SourceSet requested, SourceSet excluded) {
    /** {@code INCLUDE ()}: state of a group without members. */
    public static final RouterState NONE = include(SourceSet.empty());

    static RouterState include(SourceSet a) {
        return new RouterState(FilterMode.INCLUDE, a, SourceSet.empty());
    }

    static RouterState exclude(SourceSet x, SourceSet y) {
        return new RouterState(FilterMode.EXCLUDE, x, y);
    }

    public boolean isNone() {
        return mode == FilterMode.INCLUDE && requested.isEmpty();
    }

    /** The filter for forwarding (RFC 9776 section 6.3). */
    SourceFilter filter() {
        return mode == FilterMode.INCLUDE ? SourceFilter.include(requested) : SourceFilter.exclude(excluded);
    }
}
