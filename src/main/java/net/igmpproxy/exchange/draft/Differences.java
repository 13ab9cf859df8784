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

/** Reports warnings for settings that look the same in another program but have another effect. */
public final class Differences {
    /** Prefix of the SSDP group, which an upstream interface denies by default. */
    private static final Ipv4Prefix SSDP =
            GroupPolicy.defaultFor(Role.UPSTREAM).denied().get(0);

    private final ForeignProgram program;
    private final Problems problems;

    Differences(ForeignProgram program, Problems problems) {
        this.program = program;
        this.problems = problems;
    }

    /**
     * Replaces a prefix that is larger than 224.0.0.0/4, which igmpproxy accepts, by 224.0.0.0/4, with a warning.
     *
     * @return the unchanged text of any other prefix
     */
    public static String onlyGroups(String network, Excerpt place, Problems problems) {
        Optional<Ipv4Prefix> wider = Ipv4Prefix.parse(network)
                .filter(prefix -> prefix.length() < GroupPolicy.ALL_GROUPS.length()
                        && prefix.contains(GroupPolicy.ALL_GROUPS.address()));
        wider.ifPresent(prefix -> problems.warn(
                place, "reaches beyond the groups: taken as " + GroupPolicy.ALL_GROUPS + ", which is all of them"));
        return wider.isPresent() ? GroupPolicy.ALL_GROUPS.toString() : network;
    }

    /**
     * Reports warnings for the interfaces of a document and adds the default denied groups of an upstream interface.
     */
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

    /** Returns true if the imported lists allow SSDP without the default of this program. */
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

    /** Adds the default denied groups of an upstream interface to an imported list, which would replace them. */
    private static void keepDefaultDenials(InterfaceDraft draft) {
        if (!draft.items(Keys.DENIED_GROUPS).isEmpty()) {
            GroupPolicy.defaultFor(Role.UPSTREAM)
                    .denied()
                    .forEach(prefix -> draft.add(Keys.DENIED_GROUPS, prefix.toString(), draft.origin()));
        }
    }
}
