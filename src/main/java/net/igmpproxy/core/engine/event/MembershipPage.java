package net.igmpproxy.core.engine.event;

import java.util.List;
import java.util.Optional;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.membership.GroupMembership;

/**
 * The memberships of some groups that follow each other. All of them at once would hold the loop up: there may be a hundred
 * thousand.
 *
 * @param memberships by group and then by interface; those of a group are all there, or none is
 * @param next        the first group after them; nothing if there is none
 */
public record MembershipPage(List<GroupMembership> memberships, Optional<GroupAddress> next) {
    /** No group has a member. */
    public static final MembershipPage EMPTY = new MembershipPage(List.of(), Optional.empty());

    public MembershipPage {
        memberships = List.copyOf(memberships);
    }
}
