package net.igmpproxy.exchange.draft;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.config.GroupPolicy;
import net.igmpproxy.core.config.Keys;
import net.igmpproxy.core.config.Role;
import net.igmpproxy.exchange.draft.ForeignProgram.Difference;

/** Warns where a setting that looks the same has another effect in another program. */
public final class Differences {
    /** Denied by default on an upstream interface. */
    private static final Ipv4Prefix SSDP =
            GroupPolicy.defaultFor(Role.UPSTREAM).denied().get(0);

    private final ForeignProgram program;
    private final Problems problems;

    Differences(ForeignProgram program, Problems problems) {
        this.program = program;
        this.problems = problems;
    }

    /**
     * A network of groups that reaches beyond 224.0.0.0/4, as igmpproxy admits it, cut down to that.
     *
     * @return the text as it is, if it is no such network
     */
    public static String onlyGroups(String network, Excerpt place, Problems problems) {
        Optional<Ipv4Prefix> wider = Ipv4Prefix.parse(network)
                .filter(prefix -> prefix.length() < GroupPolicy.ALL_GROUPS.length()
                        && prefix.contains(GroupPolicy.ALL_GROUPS.address()));
        wider.ifPresent(prefix -> problems.warn(
                place, "reaches beyond the groups: taken as " + GroupPolicy.ALL_GROUPS + ", which is all of them"));
        return wider.isPresent() ? GroupPolicy.ALL_GROUPS.toString() : network;
    }

    /** Warns of what the interfaces of a document do differently, and makes explicit what an upstream interface denies. */
    void report(Collection<InterfaceDraft> drafts) {
        drafts.forEach(this::reportGroupsAsSources);
        drafts.stream().filter(draft -> draft.is(Role.UPSTREAM)).forEach(draft -> {
            reportSsdp(draft);
            keepDefaultDenials(draft);
        });
        List<InterfaceDraft> downstream =
                drafts.stream().filter(draft -> draft.is(Role.DOWNSTREAM)).toList();
        downstream.forEach(this::reportAnyHost);
        if (program.has(Difference.VERSION_2_QUERIES)) {
            downstream.forEach(draft -> problems.warn(
                    draft.origin(),
                    "general queries are IGMPv3 here, and were IGMPv2 there: set igmpVersion: 2 for an interface"
                            + " with hosts that understand only those (8 bytes)"));
        }
    }

    private void reportGroupsAsSources(InterfaceDraft draft) {
        draft.items(Keys.ALT_SUBNETS).forEach((network, place) -> {
            if (Ipv4Prefix.parse(network).filter(GroupPolicy::isOfGroups).isPresent()) {
                problems.warn(
                        place,
                        "is a network of groups, and altSubnets are networks of sources and hosts: it admits none."
                                + " If these groups are to be allowed, write it in allowedGroups");
            }
        });
    }

    private void reportAnyHost(InterfaceDraft draft) {
        Excerpt place = draft.items(Keys.ALT_SUBNETS).get(Ipv4Prefix.ANY.toString());
        if (place != null && program.has(Difference.ANY_HOST)) {
            problems.warn(
                    place,
                    "has no effect downstream in igmpproxy; here it admits hosts and sources of every address:"
                            + " remove it from altSubnets unless that is meant");
        }
    }

    private void reportSsdp(InterfaceDraft draft) {
        Optional<Excerpt> allowing = draft.items(Keys.ALLOWED_GROUPS).entrySet().stream()
                .filter(entry -> Ipv4Prefix.parse(entry.getKey())
                        .filter(prefix -> prefix.contains(SSDP.address()))
                        .isPresent())
                .map(Map.Entry::getValue)
                .findFirst();
        if (!program.has(Difference.SSDP) || !allowsSsdp(draft)) {
            return;
        }
        if (allowing.isPresent()) {
            problems.warn(
                    allowing.get(),
                    "includes SSDP's group, which an upstream interface denies here by default (deniedGroups: [" + SSDP
                            + "]): take it out of deniedGroups if it is meant to pass");
        } else {
            problems.warn(
                    draft.roleOrigin(),
                    "SSDP (" + SSDP.address()
                            + ") was proxied there, and an upstream interface denies it here by default:"
                            + " set deniedGroups: [] for this interface if it is meant to pass");
        }
    }

    /** True if the lists of the text, without this program's default, allow SSDP. */
    private static boolean allowsSsdp(InterfaceDraft draft) {
        GroupPolicy policy = new GroupPolicy(groups(draft, Keys.ALLOWED_GROUPS), groups(draft, Keys.DENIED_GROUPS));
        return policy.allows(new GroupAddress(SSDP.address()));
    }

    private static List<Ipv4Prefix> groups(InterfaceDraft draft, String key) {
        return draft.items(key).keySet().stream()
                .flatMap(network -> Ipv4Prefix.parse(network).stream())
                .filter(GroupPolicy::isOfGroups)
                .toList();
    }

    /** A list of denied groups replaces the default of an upstream interface: the default is added to it. */
    private static void keepDefaultDenials(InterfaceDraft draft) {
        if (!draft.items(Keys.DENIED_GROUPS).isEmpty()) {
            GroupPolicy.defaultFor(Role.UPSTREAM)
                    .denied()
                    .forEach(prefix -> draft.add(Keys.DENIED_GROUPS, prefix.toString(), draft.origin()));
        }
    }
}
