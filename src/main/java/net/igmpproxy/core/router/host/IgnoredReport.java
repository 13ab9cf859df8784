package net.igmpproxy.core.router.host;

import java.util.Locale;

/** Reason for ignoring a valid report or group record, or part of it. */
public enum IgnoredReport {
    /** BLOCK, Leave or TO_IN that the group compatibility mode ignores (RFC 9776 section 7.3.2). */
    COMPATIBILITY_MODE,
    /**
     * Current-state record of a group that was pruned within the Last Member Query Time, with
     * {@link LeaveMode#IMMEDIATE}.
     */
    JUST_LEFT,
    /** Record of a group without members that requests nothing, such as a leave. */
    NOT_A_MEMBER,
    /** Host version older than {@code oldestHostVersion} (RFC 9776 section 9.2). */
    HOST_VERSION,
    /** IGMPv1 or IGMPv2 report or Leave for a source-specific group (RFC 9776 section 6.4, RFC 4604 section 3.5). */
    SSM_OLDER_VERSION,
    /** IS_EX or TO_EX record for a source-specific group (RFC 9776 section 6.4, RFC 4604 section 3.1). */
    SSM_EXCLUDE_MODE,
    /** Maximum number of groups on the interface reached. */
    MAX_GROUPS,
    /** Maximum number of sources of the group reached. The record was applied without the additional sources. */
    MAX_GROUP_SOURCES,
    /** Maximum number of hosts on the interface reached. */
    MAX_HOSTS,
    /** Maximum number of groups, sources and hosts on all interfaces reached. */
    MAX_ENTRIES,
    /** Heap limit reached. */
    HEAP;

    /** The reason as a metric label value, such as {@code max_groups}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
