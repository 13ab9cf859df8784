package net.igmpproxy.core.forwarding.mfc;

/**
 * Identity of an entry in the kernel. Exact entries are identified by their key, wildcard entries by their key and
 * their parent ({@code ipmr_cache_find_parent} in {@code net/ipv4/ipmr.c}).
 *
 * @param key key of the entry
 * @param parent parent VIF of a wildcard entry; {@link RouteReading#UNKNOWN_PARENT} for every exact entry
 */
public record MfcIdentity(MfcKey key, int parent) {
    public MfcIdentity {
        parent = key.isWildcard() ? parent : RouteReading.UNKNOWN_PARENT;
    }

    /** Returns the identity of a required entry. */
    public static MfcIdentity of(MfcEntry entry) {
        return new MfcIdentity(entry.key(), entry.parent());
    }
}
