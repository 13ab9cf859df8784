package net.igmpproxy.core.router.host;

import java.util.Locale;

/** Why a valid report or record, or a part of it, had no effect. */
public enum IgnoredReport {
    /** A BLOCK, Leave or TO_IN that the group's compatibility mode rules out (RFC 9776 section 7.3.2). */
    COMPATIBILITY_MODE,
    /** The group was left a moment ago and quickleave is immediate. */
    JUST_LEFT,
    /** A leave of a group that nobody is a member of. */
    NOT_A_MEMBER,
    /** The host speaks a version older than the oldest that is heeded (RFC 9776 section 9.2). */
    HOST_VERSION,
    /** A report or Leave of a version before 3 for a source-specific group (RFC 9776 section 6.4, RFC 4604 section 3.5). */
    SSM_OLDER_VERSION,
    /** An IS_EX or TO_EX record for a source-specific group (RFC 9776 section 6.4, RFC 4604 section 3.1). */
    SSM_EXCLUDE_MODE,
    /** The interface has as many groups as it may have. */
    MAX_GROUPS,
    /** The group has as many sources as it may have: those that came too late were left out. */
    MAX_GROUP_SOURCES,
    /** The interface has as many hosts as it may have. */
    MAX_HOSTS,
    /** All interfaces together have as many groups, sources and hosts as they may have. */
    MAX_ENTRIES,
    /** The heap has no room for another group, source or host. */
    HEAP;

    /** The reason as a metric's label, such as {@code max_groups}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
