package net.igmpproxy.linux.nftables;

import net.igmpproxy.linux.nftables.Rule.Expression;

/** Expression that compares a register with a value ({@code net/netfilter/nft_cmp.c}). */
final class Comparison {
    static final String NAME = "cmp";

    private static final int NFTA_CMP_SREG = 1;
    private static final int NFTA_CMP_OP = 2;
    private static final int NFTA_CMP_DATA = 3;
    private static final int NFTA_DATA_VALUE = 1;
    private static final int NFT_CMP_EQ = 0;
    private static final int NFT_CMP_NEQ = 1;
    private static final int NFT_CMP_LT = 2;
    private static final int NFT_CMP_LTE = 3;
    private static final int NFT_CMP_GT = 4;
    private static final int NFT_CMP_GTE = 5;

    private Comparison() {}

    static Truth evaluate(Expression expression, Registers registers) {
        byte[] value = expression.data().nested(NFTA_CMP_DATA).octets(NFTA_DATA_VALUE);
        Octets register = registers.load(expression.number(NFTA_CMP_SREG), value.length);
        int operator = expression.number(NFTA_CMP_OP);
        return switch (operator) {
            case NFT_CMP_EQ -> register.isEqualTo(value);
            case NFT_CMP_NEQ -> register.isEqualTo(value).not();
            default ->
                register.isKnown() ? Truth.of(holds(operator, register.compareTo(Octets.of(value)))) : Truth.MAYBE;
        };
    }

    private static boolean holds(int operator, int order) {
        return switch (operator) {
            case NFT_CMP_LT -> order < 0;
            case NFT_CMP_LTE -> order <= 0;
            case NFT_CMP_GT -> order > 0;
            case NFT_CMP_GTE -> order >= 0;
            default -> throw new IllegalArgumentException("not an operator of enum nft_cmp_ops: " + operator);
        };
    }
}
