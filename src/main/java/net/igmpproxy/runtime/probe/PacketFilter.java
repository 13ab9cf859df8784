package net.igmpproxy.runtime.probe;

import java.util.Optional;

/** The rules by which the kernel drops packets, as they were at one moment. */
public interface PacketFilter {
    /**
     * What drops a packet for certain, whatever else it may hold; empty if it may pass.
     *
     * @param packet the packet, at one hook
     */
    Optional<Drop> dropper(FilteredPacket packet);

    /**
     * What drops a packet.
     *
     * @param table the table with its family, as nft(8) takes it, such as {@code inet filter}
     * @param chain the chain that the kernel calls
     * @param by    the rule or the policy, in words
     */
    record Drop(String table, String chain, String by) {}

    /** Reads the rules. Implemented in {@code net.igmpproxy.linux}; any thread may use it. */
    interface Reader {
        /** The rules in force; empty if they cannot be read, or are too many to be read now and then. */
        Optional<PacketFilter> read();
    }
}
