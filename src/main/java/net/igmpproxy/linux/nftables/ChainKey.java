package net.igmpproxy.linux.nftables;

/**
 * Key of a chain.
 *
 * @param family NFPROTO_INET or NFPROTO_IPV4 ({@code <linux/netfilter.h>})
 * @param table  table name
 * @param name   chain name
 */
record ChainKey(int family, String table, String name) {
    static final int NFPROTO_INET = 1;
    static final int NFPROTO_IPV4 = 2;

    /** Returns true if routed IPv4 packets pass chains of this family. */
    boolean isOfIpv4() {
        return family == NFPROTO_INET || family == NFPROTO_IPV4;
    }

    ChainKey sibling(String other) {
        return new ChainKey(family, table, other);
    }

    /** Returns family and table in the notation of nft(8). */
    String tableText() {
        return (family == NFPROTO_INET ? "inet " : "ip ") + table;
    }
}
