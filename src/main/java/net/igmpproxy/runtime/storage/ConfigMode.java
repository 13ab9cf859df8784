package net.igmpproxy.runtime.storage;

/** Who may change the configuration. */
public enum ConfigMode {
    /** The REST interface, and whoever edits the file. */
    MANAGED,
    /** Only whoever edits the file, such as an orchestrator that replaces it. */
    READONLY
}
