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
 * Makes igmpproxy's rules, of which the last one that matches decides, into such of which the most specific one does.
 * Networks of rules are nested, or apart: once each rule is gone that a later one overrides, a more specific rule is
 * always also the later one of those that say something else.
 */
public final class LastMatch {
    private LastMatch() {}

    /**
     * The rules that still count.
     *
     * @param rules    in igmpproxy's order
     * @param problems takes a warning for each rule that is gone
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
                        "is left out: igmpproxy goes by the last match, which is "
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

    /** A rule with its position in the list. */
    private record Later(int position, GroupRule rule) {}

    /** The last of the later rules that match all of a network. */
    private static Optional<GroupRule> deciding(Ipv4Prefix network, Map<Ipv4Prefix, Later> later) {
        return IntStream.rangeClosed(0, network.length())
                .mapToObj(length -> Ipv4Prefix.network(network.address(), length))
                .flatMap(wider -> Optional.ofNullable(later.get(wider)).stream())
                .max((one, other) -> Integer.compare(one.position(), other.position()))
                .map(Later::rule);
    }
}
