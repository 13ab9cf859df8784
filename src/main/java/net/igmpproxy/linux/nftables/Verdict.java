package net.igmpproxy.linux.nftables;

import java.util.Optional;
import net.igmpproxy.linux.netlink.Attributes;

/**
 * Verdict of a rule.
 *
 * @param code  number in {@code enum nft_verdicts}, or a verdict of {@code <linux/netfilter.h>} such as NF_DROP
 * @param chain destination of a jump or goto; otherwise empty
 */
record Verdict(int code, String chain) {
    static final int NF_DROP = 0;
    static final int NF_ACCEPT = 1;
    static final int NFT_CONTINUE = -1;
    static final int NFT_BREAK = -2;
    static final int NFT_JUMP = -3;
    static final int NFT_GOTO = -4;
    static final int NFT_RETURN = -5;
    static final Verdict ACCEPT = new Verdict(NF_ACCEPT, "");
    static final Verdict DROP = new Verdict(NF_DROP, "");

    private static final int NFTA_DATA_VERDICT = 2;
    private static final int NFTA_VERDICT_CODE = 1;
    private static final int NFTA_VERDICT_CHAIN = 2;

    /** Parses {@code enum nft_data_attributes}; empty if the data is no verdict. */
    static Optional<Verdict> of(Attributes data) {
        Attributes verdict = data.nested(NFTA_DATA_VERDICT);
        return verdict.bigEndianNumber(NFTA_VERDICT_CODE)
                .map(code -> new Verdict(code, verdict.text(NFTA_VERDICT_CHAIN).orElse("")));
    }
}
