package net.igmpproxy.linux.nftables;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.igmpproxy.linux.netlink.NetlinkMessage;
import net.igmpproxy.runtime.probe.FilteredPacket;
import net.igmpproxy.runtime.probe.PacketFilter;

/** Chains, rules and sets that apply to IPv4 packets. */
public final class Ruleset implements PacketFilter {
    private static final String NOTRACK = "notrack";

    private final List<Chain> chains;
    private final Map<ChainKey, List<Rule>> rules;
    private final Map<SetKey, SetContents> sets;
    private final boolean tracked;

    private Ruleset(List<Chain> chains, List<Rule> rules, Map<SetKey, SetContents> sets) {
        this.chains = chains;
        this.rules = rules.stream().collect(Collectors.groupingBy(Rule::chain));
        this.sets = sets;
        this.tracked = rules.stream()
                .flatMap(rule -> rule.expressions().stream())
                .noneMatch(expression -> expression.name().equals(NOTRACK));
    }

    /** Reader of the kernel's tables. */
    public interface Dumper {
        /** Reads a table and converts each message by the parser, except those without a result. */
        <T> List<T> dump(NftablesDump request, Function<NetlinkMessage, Optional<T>> parser);
    }

    /**
     * Reads the chains, rules and sets.
     *
     * @param maxRules maximum number of rules
     * @return empty if there are more rules
     */
    public static Optional<Ruleset> read(Dumper dumper, int maxRules) {
        List<Chain> chains = dumper.dump(NftablesDump.CHAINS, Chain::parse).stream()
                .filter(chain -> chain.key().isOfIpv4())
                .toList();
        if (chains.isEmpty()) {
            return Optional.of(new Ruleset(List.of(), List.of(), Map.of()));
        }
        List<Rule> rules = dumper.dump(NftablesDump.RULES, Rule::parse).stream()
                .filter(rule -> rule.chain().isOfIpv4())
                .toList();
        return rules.size() > maxRules
                ? Optional.empty()
                : Optional.of(new Ruleset(chains, rules, sets(dumper, rules)));
    }

    private static Map<SetKey, SetContents> sets(Dumper dumper, List<Rule> rules) {
        return rules.stream()
                .flatMap(Rule::sets)
                .distinct()
                .collect(Collectors.toMap(set -> set, set -> contents(dumper, set)));
    }

    private static SetContents contents(Dumper dumper, SetKey set) {
        return new SetContents(dumper.dump(NftablesDump.ofElements(set), SetContents::parse).stream()
                .flatMap(List::stream)
                .toList());
    }

    @Override
    public Optional<Drop> dropper(FilteredPacket packet) {
        PacketView view = new PacketView(packet, tracked);
        ChainWalk walk = new ChainWalk(rules, sets, view);
        return chains.stream()
                .flatMap(chain -> dropper(chain, walk, view.hook()))
                .findFirst();
    }

    private static Stream<Drop> dropper(Chain chain, ChainWalk walk, int hook) {
        return chain
                .base()
                .filter(base -> base.hook() == hook)
                .flatMap(base -> walk.dropper(chain, base))
                .map(what -> new Drop(chain.key().tableText(), chain.key().name(), what))
                .stream();
    }
}
