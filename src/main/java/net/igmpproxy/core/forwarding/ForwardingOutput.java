package net.igmpproxy.core.forwarding;

import net.igmpproxy.core.forwarding.mfc.MfcEntry;

/** What the forwarding table wants done. */
public interface ForwardingOutput {
    /** An entry is to be added, or to replace the one of the same key and, for a wildcard, the same parent. */
    void install(MfcEntry entry);

    /**
     * An entry is to replace one with another parent, as a new one: the kernel reports packets that arrive elsewhere at once,
     * and not only 3 s after the last report of the former entry ({@code MFC_ASSERT_THRESH}).
     */
    void renew(MfcEntry entry);

    /** An entry is to be removed. */
    void remove(MfcEntry entry);
}
