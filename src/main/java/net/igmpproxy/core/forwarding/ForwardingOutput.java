package net.igmpproxy.core.forwarding;

/** What the forwarding table wants done. */
public interface ForwardingOutput {
    /** An entry is to be added, or to replace the one of the same key and, for a wildcard, the same parent. */
    void install(MfcEntry entry);

    /** An entry is to be removed. */
    void remove(MfcEntry entry);
}
