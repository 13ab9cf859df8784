package net.igmpproxy.core.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.igmpproxy.core.addr.InterfaceAddress;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.config.GroupPolicy;
import net.igmpproxy.core.config.Keys;
import net.igmpproxy.core.config.Role;

/** What {@code igmpproxy.conf} says of one interface. */
final class Phyint {
    private static final String HOST = "/32";

    private final InterfaceDraft draft;
    private final List<GroupRule> rules = new ArrayList<>();
    private final Problems problems;

    Phyint(InterfaceDraft draft, Role role, Problems problems) {
        this.draft = draft;
        this.problems = problems;
        setRole(role, draft.origin());
    }

    Excerpt origin() {
        return draft.origin();
    }

    void setRole(Role role, Excerpt place) {
        draft.set(Keys.ROLE, InterfaceDraft.word(role), place);
    }

    void setThreshold(String value, Excerpt place) {
        draft.set(Keys.THRESHOLD, value, place);
    }

    /** Takes an altnet: a single address is one, and host bits do not count. */
    void addAltnet(String value, Excerpt place) {
        String network = withLength(value);
        Optional<Ipv4Prefix> meant = InterfaceAddress.parse(network).map(InterfaceAddress::network);
        String masked = meant.map(Ipv4Prefix::toString).orElse(network);
        if (meant.isPresent() && Ipv4Prefix.parse(network).isEmpty()) {
            problems.warn(place, "host bits are set: taken as " + masked);
        }
        draft.add(Keys.ALT_SUBNETS, masked, place);
    }

    /** Takes an entry of the whitelist or the blacklist. */
    void addRule(boolean allows, String value, Excerpt place) {
        String network = IgmpproxyDifferences.onlyGroups(withLength(value), place, problems);
        Ipv4Prefix.parse(network)
                .ifPresentOrElse(
                        prefix -> rules.add(new GroupRule(prefix, allows, place)),
                        () -> draft.add(listOf(allows), network, place));
    }

    /** Puts the interface into the document. */
    void addTo(DocumentDraft document) {
        if (draft.is(Role.DISABLED) && draft.name().contains(":")) {
            problems.warn(
                    draft.origin(),
                    "is left out: the addresses of an interface are not told apart here, and its networks are all its own");
            return;
        }
        List<GroupRule> effective = LastMatch.effective(rules, problems);
        effective.forEach(
                rule -> draft.add(listOf(rule.allows()), rule.network().toString(), rule.place()));
        denyWhatNoWhitelistIsLeftFor(effective);
        keepDefaultDenials();
        document.add(draft);
    }

    /** A whitelist denies what is not in it, even if nothing of it counts any more. */
    private void denyWhatNoWhitelistIsLeftFor(List<GroupRule> effective) {
        if (effective.stream().noneMatch(GroupRule::allows)) {
            rules.stream()
                    .filter(GroupRule::allows)
                    .findFirst()
                    .ifPresent(rule -> draft.add(Keys.DENIED_GROUPS, GroupPolicy.ALL_GROUPS.toString(), rule.place()));
        }
    }

    /** A blacklist adds to what an upstream interface denies by default. */
    private void keepDefaultDenials() {
        if (draft.is(Role.UPSTREAM) && !draft.items(Keys.DENIED_GROUPS).isEmpty()) {
            GroupPolicy.defaultFor(Role.UPSTREAM)
                    .denied()
                    .forEach(prefix -> draft.add(Keys.DENIED_GROUPS, prefix.toString(), draft.origin()));
        }
    }

    private static String listOf(boolean allows) {
        return allows ? Keys.ALLOWED_GROUPS : Keys.DENIED_GROUPS;
    }

    private static String withLength(String value) {
        return value.contains("/") ? value : value + HOST;
    }
}
