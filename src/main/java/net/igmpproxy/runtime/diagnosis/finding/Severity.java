package net.igmpproxy.runtime.diagnosis.finding;

/** What something that is wrong means to hosts. */
public enum Severity {
    /** Some host does not get what it wants. */
    ERROR,
    /** Some host may not get what it wants. */
    WARNING,
    /** Nothing need be wrong; good to know when something is. */
    INFO
}
