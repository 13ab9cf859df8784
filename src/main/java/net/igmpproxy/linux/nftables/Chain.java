package net.igmpproxy.linux.nftables;

import java.util.Optional;
import net.igmpproxy.linux.netlink.Attributes;
import net.igmpproxy.linux.netlink.NetlinkMessage;

/**
 * Chain of rules.
 *
 * @param base hook and policy of a base chain; empty for a regular chain
 */
public record Chain(ChainKey key, Optional<Base> base) {
    private static final int NFTA_CHAIN_TABLE = 1;
    private static final int NFTA_CHAIN_NAME = 3;
    private static final int NFTA_CHAIN_HOOK = 4;
    private static final int NFTA_CHAIN_POLICY = 5;
    private static final int NFTA_HOOK_HOOKNUM = 1;

    /**
     * Hook and policy of a base chain.
     *
     * @param hook    number in {@code enum nf_inet_hooks}
     * @param accepts true if the policy accepts packets on which no rule decides
     */
    record Base(int hook, boolean accepts) {}

    /** Parses a message of {@code nf_tables_fill_chain_info} in {@code net/netfilter/nf_tables_api.c}. */
    public static Optional<Chain> parse(NetlinkMessage message) {
        return NftablesMessage.parse(message, NftablesMessage.NEW_CHAIN).map(Chain::of);
    }

    private static Chain of(NftablesMessage message) {
        Attributes attributes = message.attributes();
        ChainKey key = new ChainKey(
                message.family(),
                attributes.text(NFTA_CHAIN_TABLE).orElse(""),
                attributes.text(NFTA_CHAIN_NAME).orElse(""));
        boolean accepts = attributes.bigEndianNumber(NFTA_CHAIN_POLICY).orElse(Verdict.NF_ACCEPT) != Verdict.NF_DROP;
        return new Chain(
                key,
                attributes
                        .nested(NFTA_CHAIN_HOOK)
                        .bigEndianNumber(NFTA_HOOK_HOOKNUM)
                        .map(hook -> new Base(hook, accepts)));
    }
}
