package net.igmpproxy.linux.nftables;

import net.igmpproxy.linux.nftables.Rule.Expression;

/**
 * Expression that looks up a register in a set or a map ({@code net/netfilter/nft_lookup.c}).
 *
 * @param set        set or map
 * @param source     register with the key
 * @param inverted   true to match absent keys
 * @param toVerdict  true if the result is a verdict
 * @param toRegister true if the result is stored in a register
 */
record Lookup(SetKey set, int source, boolean inverted, boolean toVerdict, boolean toRegister) {
    static final String NAME = "lookup";

    private static final int NFTA_LOOKUP_SET = 1;
    private static final int NFTA_LOOKUP_SREG = 2;
    private static final int NFTA_LOOKUP_DREG = 3;
    private static final int NFTA_LOOKUP_FLAGS = 5;
    private static final int NFT_LOOKUP_F_INV = 1;
    private static final int NFT_REG_VERDICT = 0;
    private static final int NONE = -1;

    static Lookup of(ChainKey chain, Expression expression) {
        int destination = expression.data().bigEndianNumber(NFTA_LOOKUP_DREG).orElse(NONE);
        return new Lookup(
                set(chain, expression),
                expression.number(NFTA_LOOKUP_SREG),
                (expression.number(NFTA_LOOKUP_FLAGS) & NFT_LOOKUP_F_INV) != 0,
                destination == NFT_REG_VERDICT,
                destination > NFT_REG_VERDICT);
    }

    static SetKey set(ChainKey chain, Expression expression) {
        return new SetKey(
                chain.family(),
                chain.table(),
                expression.data().text(NFTA_LOOKUP_SET).orElse(""));
    }
}
