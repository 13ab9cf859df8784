package net.igmpproxy.core.forwarding.mfc;

/**
 * Identity of an entry in the kernel: two exact entries of one key cannot be there, while wildcards differ by their parents
 * as well ({@code ipmr_cache_find_parent} in {@code net/ipv4/ipmr.c}).
 *
 * @param key    what the entry matches
 * @param parent its parent VIF; {@link RouteReading#UNKNOWN_PARENT} for every exact entry
 */
public record MfcIdentity(MfcKey key, int parent) {
    public MfcIdentity {
        parent = key.isWildcard() ? parent : RouteReading.UNKNOWN_PARENT;
    }

    /** The identity of an entry that is wanted. */
    public static MfcIdentity of(MfcEntry entry) {
        return new MfcIdentity(entry.key(), entry.parent());
    }
}
