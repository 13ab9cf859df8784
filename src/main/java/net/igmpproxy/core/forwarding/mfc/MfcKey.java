package net.igmpproxy.core.forwarding.mfc;

import net.igmpproxy.core.addr.Ipv4Address;

/**
 * Key of an entry in the kernel's multicast forwarding cache.
 *
 * @param origin source address, or {@code 0.0.0.0} for every source
 * @param group group address, or {@code 0.0.0.0} (with origin {@code 0.0.0.0}) for every group
 */
public record MfcKey(Ipv4Address origin, Ipv4Address group) implements Comparable<MfcKey> {
    /** Returns true if the key matches every source; the kernel accepts it only with {@code MRT_ADD_MFC_PROXY}. */
    public boolean isWildcard() {
        return origin.isUnspecified();
    }

    /** Compares by group, then by source. */
    @Override
    public int compareTo(MfcKey other) {
        int byGroup = group.compareTo(other.group);
        return byGroup != 0 ? byGroup : origin.compareTo(other.origin);
    }

    @Override
    public String toString() {
        return "(" + star(origin) + "," + star(group) + ")";
    }

    private static String star(Ipv4Address address) {
        return address.isUnspecified() ? "*" : address.toString();
    }
}
