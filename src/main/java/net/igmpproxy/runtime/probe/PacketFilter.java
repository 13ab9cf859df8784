package net.igmpproxy.runtime.probe;

import java.util.Optional;

/** Packet filter rules of the kernel at one moment. */
public interface PacketFilter {
    /**
     * Returns the rule or policy that certainly drops a packet, for any value of its unknown fields; empty if the
     * packet may pass.
     *
     * @param packet the packet at one hook
     */
    Optional<Drop> dropper(FilteredPacket packet);

    /**
     * Rule or policy that drops a packet.
     *
     * @param table table with its family, in the notation of nft(8), such as {@code inet filter}
     * @param chain base chain
     * @param by    description of the rule or policy
     */
    record Drop(String table, String chain, String by) {}

    /** Reader of the rules. Implemented in {@code net.igmpproxy.linux}. Thread-safe. */
    interface Reader {
        /** Returns the rules in force; empty if they are unreadable, or too many to be read periodically. */
        Optional<PacketFilter> read();
    }
}
