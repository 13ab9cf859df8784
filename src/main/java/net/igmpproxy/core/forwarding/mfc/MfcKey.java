package net.igmpproxy.core.forwarding.mfc;

import net.igmpproxy.core.addr.Ipv4Address;

/**
 * What an entry of the kernel's multicast forwarding cache matches.
 *
 * @param origin the source, or {@code 0.0.0.0} for every source
 * @param group  the group, or {@code 0.0.0.0} (with origin {@code 0.0.0.0}) for every group
 */
public record MfcKey(Ipv4Address origin, Ipv4Address group) implements Comparable<MfcKey> {
    /** Whether it matches every source: the kernel takes it with {@code MRT_ADD_MFC_PROXY} only. */
    public boolean isWildcard() {
        return origin.isUnspecified();
    }

    /** Orders by group, then by source. */
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
