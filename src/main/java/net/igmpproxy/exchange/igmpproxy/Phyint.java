package net.igmpproxy.exchange.igmpproxy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.igmpproxy.core.addr.InterfaceAddress;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.config.GroupPolicy;
import net.igmpproxy.core.config.Keys;
import net.igmpproxy.core.config.Role;
import net.igmpproxy.exchange.draft.Differences;
import net.igmpproxy.exchange.draft.DocumentDraft;
import net.igmpproxy.exchange.draft.Excerpt;
import net.igmpproxy.exchange.draft.GroupRule;
import net.igmpproxy.exchange.draft.InetNetwork;
import net.igmpproxy.exchange.draft.InterfaceDraft;
import net.igmpproxy.exchange.draft.LastMatch;
import net.igmpproxy.exchange.draft.Problems;

/** Interface settings of {@code igmpproxy.conf}. */
final class Phyint {
    private static final String HOST = "/32";

    private final InterfaceDraft draft;
    private final List<GroupRule> rules = new ArrayList<>();
    private final Map<String, Excerpt> settings = new HashMap<>();
    private final Problems problems;

    Phyint(InterfaceDraft draft, Role role, Problems problems) {
        this.draft = draft;
        this.problems = problems;
        draft.set(Keys.ROLE, InterfaceDraft.word(role), draft.origin());
    }

    Excerpt origin() {
        return draft.origin();
    }

    void setRole(Role role, Excerpt place) {
        warnOfRepetition(Keys.ROLE, place);
        draft.set(Keys.ROLE, InterfaceDraft.word(role), place);
    }

    /** Checks a rate limit, which Linux ignores too. */
    void setRateLimit(String value, Excerpt place) {
        warnOfRepetition(PhyintKeyword.RATELIMIT.word(), place);
        int limit = InetNetwork.atoi(value);
        if (limit < 0 || !value.matches("[0-9].*")) {
            problems.refuse(place, "Ratelimit must be 0 or more");
        } else if (limit > 0) {
            problems.warn(place, "has no counterpart: packets are forwarded without a limit, as Linux does anyway");
        }
    }

    void setThreshold(String value, Excerpt place) {
        warnOfRepetition(Keys.THRESHOLD, place);
        int number = InetNetwork.atoi(value);
        if (number > 0 && !value.equals(String.valueOf(number))) {
            problems.warn(place, "is read as " + number + " by igmpproxy: taken as that");
        }
        draft.set(Keys.THRESHOLD, String.valueOf(number), place);
    }

    /** Adds an altnet. An address without a length is a network of its own, and host bits are cleared. */
    void addAltnet(String value, Excerpt place) {
        read(value, place).ifPresent(address -> {
            String network = address.network().toString();
            boolean isWritten = address.toString().equals(withLength(value));
            if (isWritten && !address.toString().equals(network)) {
                problems.warn(place, "host bits are set: taken as " + network);
            }
            draft.add(Keys.ALT_SUBNETS, network, place);
        });
    }

    /** Parses a network like igmpproxy; reports an error and returns empty if igmpproxy refuses it. */
    private Optional<InterfaceAddress> read(String value, Excerpt place) {
        Optional<InterfaceAddress> meant = InetNetwork.parse(value);
        if (meant.isEmpty()) {
            problems.refuse(place, "must be a network, such as 10.0.0.0/23");
        }
        meant.filter(address -> !address.toString().equals(withLength(value)))
                .ifPresent(address ->
                        problems.warn(place, "is read as " + address.network() + " by igmpproxy: taken as that"));
        return meant;
    }

    /**
     * Adds a whitelist or blacklist entry; an entry with host bits, which matches nothing in igmpproxy, becomes an
     * error.
     */
    void addRule(boolean allows, String value, Excerpt place) {
        read(value, place).ifPresent(address -> {
            String network = Differences.onlyGroups(address.toString(), place, problems);
            Ipv4Prefix.parse(network)
                    .ifPresentOrElse(
                            prefix -> rules.add(new GroupRule(prefix, allows, place)),
                            () -> draft.add(listOf(allows), network, place));
        });
    }

    /** Adds the interface to the document. */
    void addTo(DocumentDraft document) {
        if (draft.is(Role.DISABLED) && draft.name().contains(":")) {
            problems.warn(draft.origin(), "is left out: the proxy uses all addresses and networks of an interface");
            return;
        }
        List<GroupRule> effective = LastMatch.effective(rules, problems);
        effective.forEach(
                rule -> draft.add(listOf(rule.allows()), rule.network().toString(), rule.place()));
        denyWhatNoWhitelistIsLeftFor(effective);
        document.add(draft);
    }

    /** Denies all groups if the whitelist has no effective entry left, since a whitelist denies all other groups. */
    private void denyWhatNoWhitelistIsLeftFor(List<GroupRule> effective) {
        if (effective.stream().noneMatch(GroupRule::allows)) {
            rules.stream()
                    .filter(GroupRule::allows)
                    .findFirst()
                    .ifPresent(rule -> draft.add(Keys.DENIED_GROUPS, GroupPolicy.ALL_GROUPS.toString(), rule.place()));
        }
    }

    /** Reports a warning for a repeated setting: a {@code phyint} may be missing in between. */
    private void warnOfRepetition(String setting, Excerpt place) {
        Excerpt first = settings.putIfAbsent(setting, place);
        if (first != null) {
            problems.warn(
                    place,
                    "overrides what line " + first.line() + " sets for " + draft.name()
                            + ": is a phyint missing before it?");
        }
    }

    private static String listOf(boolean allows) {
        return allows ? Keys.ALLOWED_GROUPS : Keys.DENIED_GROUPS;
    }

    private static String withLength(String value) {
        return value.contains("/") ? value : value + HOST;
    }
}
