package net.igmpproxy.core.engine.event;

import java.util.List;
import java.util.Optional;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.membership.GroupMembership;

/**
 * Memberships of consecutive groups. A page limits the time of one request, since there may be 100,000 groups.
 *
 * @param memberships in order of group and interface; all memberships of each group
 * @param next        the first group after the page; empty if there is none
 */
public record MembershipPage(List<GroupMembership> memberships, Optional<GroupAddress> next) {
    /** A page without groups. */
    public static final MembershipPage EMPTY = new MembershipPage(List.of(), Optional.empty());

    public MembershipPage {
        memberships = List.copyOf(memberships);
    }
}
