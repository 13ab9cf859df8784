package net.igmpproxy.linux.nftables;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.igmpproxy.linux.netlink.Attributes;
import net.igmpproxy.linux.netlink.NetlinkMessage;

/**
 * Rule of a chain.
 *
 * @param chain       key of the chain
 * @param handle      handle in the notation of nft(8)
 * @param expressions expressions, evaluated in order until one does not match
 */
public record Rule(ChainKey chain, long handle, List<Expression> expressions) {
    private static final int NFTA_RULE_TABLE = 1;
    private static final int NFTA_RULE_CHAIN = 2;
    private static final int NFTA_RULE_HANDLE = 3;
    private static final int NFTA_RULE_EXPRESSIONS = 4;
    private static final int NFTA_EXPR_NAME = 1;
    private static final int NFTA_EXPR_DATA = 2;

    public Rule {
        expressions = List.copyOf(expressions);
    }

    /**
     * Expression of a rule.
     *
     * @param name kind of expression, such as {@code payload}
     * @param data parameters
     */
    record Expression(String name, Attributes data) {
        private static Expression of(Attributes element) {
            return new Expression(element.text(NFTA_EXPR_NAME).orElse(""), element.nested(NFTA_EXPR_DATA));
        }

        /** Returns a 32-bit parameter; 0 if absent. */
        int number(int type) {
            return data.bigEndianNumber(type).orElse(0);
        }
    }

    /** Parses a message of {@code nf_tables_fill_rule_info} in {@code net/netfilter/nf_tables_api.c}. */
    public static Optional<Rule> parse(NetlinkMessage message) {
        return NftablesMessage.parse(message, NftablesMessage.NEW_RULE).map(Rule::of);
    }

    private static Rule of(NftablesMessage message) {
        Attributes attributes = message.attributes();
        return new Rule(
                new ChainKey(
                        message.family(),
                        attributes.text(NFTA_RULE_TABLE).orElse(""),
                        attributes.text(NFTA_RULE_CHAIN).orElse("")),
                attributes.bigEndianLong(NFTA_RULE_HANDLE).orElse(0L),
                attributes.nestedList(NFTA_RULE_EXPRESSIONS).stream()
                        .map(Expression::of)
                        .toList());
    }

    /** Returns the sets that the rule refers to. */
    Stream<SetKey> sets() {
        return expressions.stream()
                .filter(expression -> expression.name().equals(Lookup.NAME))
                .map(expression -> Lookup.set(chain, expression));
    }
}
