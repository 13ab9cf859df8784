package net.igmpproxy.api.groups;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import net.igmpproxy.api.AlsoText;
import net.igmpproxy.api.ItemList;
import net.igmpproxy.api.PageRequest;
import net.igmpproxy.api.error.ProblemException;
import net.igmpproxy.api.error.ProblemType;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.engine.event.MembershipPage;
import net.igmpproxy.core.membership.GroupMembership;
import net.igmpproxy.runtime.control.ProxyControl;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/groups", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "groups", description = "Group memberships")
class GroupController {
    private final ProxyControl control;

    GroupController(ProxyControl control) {
        this.control = control;
    }

    @GetMapping
    @AlsoText
    @Operation(summary = "Lists all memberships, ordered by group and interface")
    @ApiResponse(responseCode = "200", description = "The memberships that match the filters")
    ItemList<GroupResponse> memberships(
            @Parameter(description = "Return only memberships on this interface", example = "eth1")
                    @RequestParam(name = "interface", defaultValue = "")
                    String interfaceName,
            @Parameter(description = "Return only memberships of this group", example = "239.1.1.1")
                    @RequestParam(defaultValue = "")
                    String group,
            PageRequest page) {
        Predicate<GroupMembership> wanted = membership ->
                interfaceName.isEmpty() || membership.interfaceName().value().equals(interfaceName);
        List<GroupMembership> found = group.isEmpty() ? from(page, wanted) : of(group, wanted);
        return page.cut(found, GroupController::key, GroupResponse::of);
    }

    @GetMapping(produces = MediaType.TEXT_PLAIN_VALUE)
    @Operation(hidden = true)
    String membershipsAsText(
            @RequestParam(name = "interface", defaultValue = "") String interfaceName,
            @RequestParam(defaultValue = "") String group,
            PageRequest page) {
        return MembershipTable.of(memberships(interfaceName, group, page).items());
    }

    @GetMapping("/{group}")
    @AlsoText
    @Operation(summary = "Lists the memberships of one group, ordered by interface")
    @ApiResponse(responseCode = "200", description = "The memberships, at least one")
    @ApiResponse(responseCode = "404", description = "The group has no member")
    ItemList<GroupResponse> membershipsOf(@Parameter(example = "239.1.1.1") @PathVariable String group) {
        List<GroupResponse> members =
                of(group, membership -> true).stream().map(GroupResponse::of).toList();
        if (members.isEmpty()) {
            throw new ProblemException(ProblemType.UNKNOWN_GROUP, "No host is a member of a group " + group);
        }
        return new ItemList<>(members);
    }

    @GetMapping(path = "/{group}", produces = MediaType.TEXT_PLAIN_VALUE)
    @Operation(hidden = true)
    String membershipsOfAsText(@PathVariable String group) {
        return MembershipTable.of(membershipsOf(group).items());
    }

    private List<GroupMembership> of(String text, Predicate<GroupMembership> wanted) {
        return Ipv4Address.parse(text).flatMap(GroupAddress::from).stream()
                .flatMap(group -> control.memberships(group, 1).memberships().stream()
                        .filter(membership -> membership.group().equals(group)))
                .filter(wanted)
                .toList();
    }

    /** Reads memberships until a page is filled and the existence of a next page is known. */
    private List<GroupMembership> from(PageRequest page, Predicate<GroupMembership> wanted) {
        List<GroupMembership> found = new ArrayList<>();
        Optional<GroupAddress> next = Optional.of(groupOf(page.after()));
        while (next.isPresent()) {
            MembershipPage some = control.memberships(next.get(), ProxyControl.GROUPS_AT_ONCE);
            some.memberships().stream()
                    .filter(wanted)
                    .filter(membership -> page.isWanted(key(membership)))
                    .forEach(found::add);
            next = found.size() > page.limit() ? Optional.empty() : some.next();
        }
        return found;
    }

    /** Returns the group of a cursor key; the lowest group if the key holds none. */
    private static GroupAddress groupOf(String key) {
        return key.matches("[0-9a-f]{8} .*")
                ? GroupAddress.from(new Ipv4Address(Integer.parseUnsignedInt(key.substring(0, 8), 16)))
                        .orElse(GroupAddress.LOWEST)
                : GroupAddress.LOWEST;
    }

    private static String key(GroupMembership membership) {
        return String.format(
                Locale.ROOT, "%08x %s", membership.group().address().bits(), membership.interfaceName());
    }
}
