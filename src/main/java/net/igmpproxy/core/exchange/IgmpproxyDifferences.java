package net.igmpproxy.core.exchange;

import java.util.Optional;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.config.GroupPolicy;
import net.igmpproxy.core.config.Keys;
import net.igmpproxy.core.config.Role;

/** Where a setting that looks the same does something else in igmpproxy, which is also what VyOS runs. */
final class IgmpproxyDifferences {
    /** Denied by default on an upstream interface. */
    private static final Ipv4Prefix SSDP =
            GroupPolicy.defaultFor(Role.UPSTREAM).denied().get(0);

    private IgmpproxyDifferences() {}

    /** Warns of what an interface says. */
    static void report(InterfaceDraft draft, Problems problems) {
        if (draft.is(Role.DOWNSTREAM)) {
            reportAnyHost(draft, problems);
        } else if (draft.is(Role.UPSTREAM)) {
            reportSsdp(draft, problems);
        }
    }

    /**
     * A network of groups that reaches beyond 224.0.0.0/4, as igmpproxy admits it, cut down to that.
     *
     * @return the text as it is, if it is no such network
     */
    static String onlyGroups(String network, Excerpt place, Problems problems) {
        Optional<Ipv4Prefix> wider = Ipv4Prefix.parse(network)
                .filter(prefix -> prefix.length() < GroupPolicy.ALL_GROUPS.length()
                        && prefix.contains(GroupPolicy.ALL_GROUPS.address()));
        wider.ifPresent(prefix -> problems.warn(
                place, "reaches beyond the groups: taken as " + GroupPolicy.ALL_GROUPS + ", which is all of them"));
        return wider.isPresent() ? GroupPolicy.ALL_GROUPS.toString() : network;
    }

    private static void reportAnyHost(InterfaceDraft draft, Problems problems) {
        Excerpt place = draft.items(Keys.ALT_SUBNETS).get(Ipv4Prefix.ANY.toString());
        if (place != null) {
            problems.warn(
                    place,
                    "has no effect downstream in igmpproxy; here it admits hosts and sources of every address:"
                            + " remove it from altSubnets unless that is meant");
        }
    }

    private static void reportSsdp(InterfaceDraft draft, Problems problems) {
        draft.items(Keys.ALLOWED_GROUPS).entrySet().stream()
                .filter(entry -> Ipv4Prefix.parse(entry.getKey())
                        .filter(prefix -> prefix.contains(SSDP.address()))
                        .isPresent())
                .findFirst()
                .ifPresent(entry -> problems.warn(
                        entry.getValue(),
                        "includes SSDP's group, which an upstream interface denies here by default (deniedGroups: ["
                                + SSDP + "]): take it out of deniedGroups if it is meant to pass"));
    }
}
