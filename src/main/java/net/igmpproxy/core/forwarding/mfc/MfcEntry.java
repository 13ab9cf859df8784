package net.igmpproxy.core.forwarding.mfc;

/**
 * An entry of the kernel's multicast forwarding cache: {@code struct mfcctl}.
 *
 * @param key    what it matches
 * @param parent the VIF that packets must come in on, 0 to 31
 * @param ttls   the VIFs they leave through; none in a negative entry, which drops what it matches and spares
 *               the program its upcalls
 */
public record MfcEntry(MfcKey key, int parent, VifTtls ttls) {}
