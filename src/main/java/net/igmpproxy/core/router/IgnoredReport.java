package net.igmpproxy.core.router;

/** Why a valid report or record had no effect. */
public enum IgnoredReport {
    /** A BLOCK, Leave or TO_IN that the group's compatibility mode rules out (RFC 9776 section 7.3.2). */
    COMPATIBILITY_MODE,
    /** The group was left a moment ago and quickleave is immediate. */
    JUST_LEFT,
    /** A leave of a group that nobody is a member of. */
    NOT_A_MEMBER
}
