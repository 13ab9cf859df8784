package net.igmpproxy.runtime.storage;

/** Permission to change the configuration. */
public enum ConfigMode {
    /** Changes by REST and by edits of the file. */
    MANAGED,
    /** Changes only by edits of the file, for example by an orchestrator that replaces it. */
    READONLY
}
