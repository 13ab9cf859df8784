package net.igmpproxy.core.forwarding;

import net.igmpproxy.core.forwarding.mfc.MfcEntry;

/** Receiver of the changes to the kernel's MFC. */
public interface ForwardingOutput {
    /** Adds an entry, or replaces the entry of the same key (for a wildcard: of the same key and parent). */
    void install(MfcEntry entry);

    /**
     * Replaces an entry by one with another parent, as a new entry. The kernel then reports packets on a wrong VIF
     * immediately. Otherwise it waits 3 s after its last report for the former entry ({@code MFC_ASSERT_THRESH}).
     */
    void renew(MfcEntry entry);

    /** Removes an entry. */
    void remove(MfcEntry entry);
}
