package net.igmpproxy.core.config;

import java.util.List;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Prefix;

/**
 * Which groups an interface has to do with. The most specific matching prefix decides, and denies when an allowing and a
 * denying one are equally specific; a group that no prefix matches is denied if there is an allow list, else allowed.
 *
 * @param allowed prefixes within 224.0.0.0/4; none allows all
 * @param denied  prefixes within 224.0.0.0/4
 */
public record GroupPolicy(List<Ipv4Prefix> allowed, List<Ipv4Prefix> denied) {
    /** Allows every group. */
    public static final GroupPolicy ALLOW_ALL = new GroupPolicy(List.of(), List.of());

    public GroupPolicy {
        allowed = List.copyOf(allowed);
        denied = List.copyOf(denied);
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

    private static int longestMatch(List<Ipv4Prefix> prefixes, GroupAddress group) {
        return prefixes.stream()
                .filter(prefix -> prefix.contains(group.address()))
                .mapToInt(Ipv4Prefix::length)
                .max()
                .orElse(-1);
    }
}
