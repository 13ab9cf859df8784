package net.igmpproxy.exchange.draft;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import net.igmpproxy.core.addr.Ipv4Prefix;

/**
 * Converts the rules of igmpproxy, where the last match decides, to rules where the most specific match decides.
 * Networks of rules are nested or disjoint. The conversion removes each rule that a later rule overrides. Of the
 * remaining rules with different decisions, the more specific one is always the later one.
 */
public final class LastMatch {
    private LastMatch() {}

    /**
     * Returns the rules that are still effective.
     *
     * @param rules rules in igmpproxy's order
     * @param problems receives a warning for each removed rule
     */
    public static List<GroupRule> effective(List<GroupRule> rules, Problems problems) {
        Map<Ipv4Prefix, Later> later = new HashMap<>();
        List<GroupRule> effective = new ArrayList<>();
        for (int i = rules.size() - 1; i >= 0; i--) {
            GroupRule rule = rules.get(i);
            Optional<GroupRule> deciding = deciding(rule.network(), later);
            if (deciding.isPresent() && deciding.get().allows() != rule.allows()) {
                problems.warn(
                        rule.place(),
                        "is left out: igmpproxy uses the last match, which is "
                                + deciding.get().place().text() + " in line "
                                + deciding.get().place().line());
            } else {
                effective.add(rule);
            }
            later.putIfAbsent(rule.network(), new Later(i, rule));
        }
        Collections.reverse(effective);
        return effective;
    }

    /** Rule with its index in the list. */
    private record Later(int position, GroupRule rule) {}

    /** Returns the last of the later rules that match a complete network. */
    private static Optional<GroupRule> deciding(Ipv4Prefix network, Map<Ipv4Prefix, Later> later) {
        return IntStream.rangeClosed(0, network.length())
                .mapToObj(length -> Ipv4Prefix.network(network.address(), length))
                .flatMap(wider -> Optional.ofNullable(later.get(wider)).stream())
                .max((one, other) -> Integer.compare(one.position(), other.position()))
                .map(Later::rule);
    }
}
