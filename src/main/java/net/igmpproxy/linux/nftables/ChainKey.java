package net.igmpproxy.linux.nftables;

/**
 * What a chain is known by.
 *
 * @param family NFPROTO_INET or NFPROTO_IPV4 ({@code <linux/netfilter.h>})
 * @param table  its table
 * @param name   its name in that
 */
record ChainKey(int family, String table, String name) {
    static final int NFPROTO_INET = 1;
    static final int NFPROTO_IPV4 = 2;

    /** Whether IPv4 packets that a router forwards come by. */
    boolean isOfIpv4() {
        return family == NFPROTO_INET || family == NFPROTO_IPV4;
    }

    ChainKey sibling(String other) {
        return new ChainKey(family, table, other);
    }

    /** Its table as nft(8) takes it. */
    String tableText() {
        return (family == NFPROTO_INET ? "inet " : "ip ") + table;
    }
}
