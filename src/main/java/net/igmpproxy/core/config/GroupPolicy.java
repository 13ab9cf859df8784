package net.igmpproxy.core.config;

import java.util.List;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.addr.PrefixList;

/**
 * Group filter of an interface. The most specific matching prefix decides; a deny prefix wins over an allow prefix of
 * the same length. A group without a matching prefix is denied if there is an allow list, else allowed.
 *
 * @param allowed prefixes within 224.0.0.0/4; an empty list allows all groups
 * @param denied prefixes within 224.0.0.0/4
 */
public record GroupPolicy(List<Ipv4Prefix> allowed, List<Ipv4Prefix> denied) {
    /** Prefix of all multicast groups. */
    public static final Ipv4Prefix ALL_GROUPS = Ipv4Prefix.of("224.0.0.0/4");

    /** Policy that allows every group. */
    public static final GroupPolicy ALLOW_ALL = new GroupPolicy(List.of(), List.of());

    /** Policy that denies the SSDP group, whose frequent traffic is meant for the local network only. */
    public static final GroupPolicy DENY_SSDP =
            new GroupPolicy(List.of(), List.of(Ipv4Prefix.of("239.255.255.250/32")));

    public GroupPolicy {
        allowed = requireGroups(allowed);
        denied = requireGroups(denied);
    }

    /** Returns the policy of an interface without configured groups. */
    public static GroupPolicy defaultFor(Role role) {
        return role == Role.UPSTREAM ? DENY_SSDP : ALLOW_ALL;
    }

    /** Returns true if the interface allows a group. */
    public boolean allows(GroupAddress group) {
        int allowing = longestMatch(allowed, group);
        int denying = longestMatch(denied, group);
        if (allowing < 0 && denying < 0) {
            return allowed.isEmpty();
        }
        return allowing > denying;
    }

    /** Returns true if this policy allows a group that another one denies. */
    public boolean allowsMoreThan(GroupPolicy other) {
        // The decisions of both policies change only at the first address of a prefix and after its last one.
        return Stream.of(List.of(ALL_GROUPS), allowed, denied, other.allowed, other.denied)
                .flatMap(List::stream)
                .flatMap(prefix -> Stream.of(prefix.address(), afterLast(prefix)))
                .flatMap(address -> GroupAddress.from(address).stream())
                .anyMatch(group -> allows(group) && !other.allows(group));
    }

    private static Ipv4Address afterLast(Ipv4Prefix prefix) {
        return new Ipv4Address(prefix.address().bits() + (int) (1L << (Integer.SIZE - prefix.length())));
    }

    /** Returns true if all addresses of a prefix are multicast groups. */
    public static boolean isOfGroups(Ipv4Prefix prefix) {
        return prefix.length() >= ALL_GROUPS.length() && ALL_GROUPS.contains(prefix.address());
    }

    /**
     * Copies a list of prefixes.
     *
     * @throws IllegalArgumentException if a prefix is not within 224.0.0.0/4
     */
    static List<Ipv4Prefix> requireGroups(List<Ipv4Prefix> prefixes) {
        prefixes.stream().filter(prefix -> !isOfGroups(prefix)).findFirst().ifPresent(prefix -> {
            throw new IllegalArgumentException("not within " + ALL_GROUPS + ": " + prefix);
        });
        return PrefixList.of(prefixes);
    }

    private static int longestMatch(List<Ipv4Prefix> prefixes, GroupAddress group) {
        return PrefixList.of(prefixes).longestMatch(group.address());
    }
}
