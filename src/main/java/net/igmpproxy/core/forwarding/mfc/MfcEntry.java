package net.igmpproxy.core.forwarding.mfc;

/**
 * Entry of the kernel's multicast forwarding cache: {@code struct mfcctl}.
 *
 * @param key packets that the entry matches
 * @param parent input VIF, 0 to 31
 * @param ttls outgoing VIFs; empty in a negative entry, which drops matching packets without an upcall
 */
public record MfcEntry(MfcKey key, int parent, VifTtls ttls) {}
