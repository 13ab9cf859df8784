package net.igmpproxy.runtime.diagnosis.finding;

/** Effect of a finding on hosts. */
public enum Severity {
    /** A host does not receive a stream, or cannot join. */
    ERROR,
    /** A host may fail to receive a stream or to join. */
    WARNING,
    /** No problem by itself; useful for the analysis of another one. */
    INFO
}
