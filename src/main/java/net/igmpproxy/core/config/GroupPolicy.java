package net.igmpproxy.core.config;

import java.util.List;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.addr.PrefixList;

/**
 * Which groups an interface has to do with. The most specific matching prefix decides, and denies when an allowing and a
 * denying one are equally specific; a group that no prefix matches is denied if there is an allow list, else allowed.
 *
 * @param allowed prefixes within 224.0.0.0/4; none allows all
 * @param denied  prefixes within 224.0.0.0/4
 */
public record GroupPolicy(List<Ipv4Prefix> allowed, List<Ipv4Prefix> denied) {
    /** Every group. */
    public static final Ipv4Prefix ALL_GROUPS = Ipv4Prefix.of("224.0.0.0/4");

    /** Allows every group. */
    public static final GroupPolicy ALLOW_ALL = new GroupPolicy(List.of(), List.of());

    /** Denies SSDP's group, which is loud in home networks and never meant to leave them. */
    public static final GroupPolicy DENY_SSDP =
            new GroupPolicy(List.of(), List.of(Ipv4Prefix.of("239.255.255.250/32")));

    public GroupPolicy {
        allowed = requireGroups(allowed);
        denied = requireGroups(denied);
    }

    /** The policy of an interface for which none is configured. */
    public static GroupPolicy defaultFor(Role role) {
        return role == Role.UPSTREAM ? DENY_SSDP : ALLOW_ALL;
    }

    /** Whether the interface has to do with a group. */
    public boolean allows(GroupAddress group) {
        int allowing = longestMatch(allowed, group);
        int denying = longestMatch(denied, group);
        if (allowing < 0 && denying < 0) {
            return allowed.isEmpty();
        }
        return allowing > denying;
    }

    /** Whether there are groups that this policy allows and another one denies. */
    public boolean allowsMoreThan(GroupPolicy other) {
        // Between the first addresses of prefixes, and those that follow their last, neither policy changes its mind.
        return Stream.of(List.of(ALL_GROUPS), allowed, denied, other.allowed, other.denied)
                .flatMap(List::stream)
                .flatMap(prefix -> Stream.of(prefix.address(), afterLast(prefix)))
                .flatMap(address -> GroupAddress.from(address).stream())
                .anyMatch(group -> allows(group) && !other.allows(group));
    }

    private static Ipv4Address afterLast(Ipv4Prefix prefix) {
        return new Ipv4Address(prefix.address().bits() + (int) (1L << (Integer.SIZE - prefix.length())));
    }

    /** Whether all addresses of a prefix are those of groups. */
    public static boolean isOfGroups(Ipv4Prefix prefix) {
        return prefix.length() >= ALL_GROUPS.length() && ALL_GROUPS.contains(prefix.address());
    }

    /** A copy of a list; throws if one of its prefixes has addresses that are no groups. */
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
