package net.igmpproxy.linux.nftables;

import java.nio.ByteBuffer;
import java.util.Optional;
import net.igmpproxy.linux.netlink.Attributes;
import net.igmpproxy.linux.netlink.NetlinkMessage;

/**
 * Message of the subsystem NFNL_SUBSYS_NFTABLES: {@code struct nfgenmsg} and attributes.
 *
 * @param family {@code nfgen_family}
 */
record NftablesMessage(int family, Attributes attributes) {
    static final int NEW_CHAIN = 3;
    static final int NEW_RULE = 6;
    static final int NEW_SET_ELEMENTS = 12;
    static final int SUBSYSTEM = 10 << 8;
    static final int NFGENMSG_OCTETS = 4;

    /** Parses a message of the given kind. The content is copied, since it outlives the datagram buffer. */
    static Optional<NftablesMessage> parse(NetlinkMessage message, int kind) {
        if (message.type() != (SUBSYSTEM | kind) || message.body().remaining() < NFGENMSG_OCTETS) {
            return Optional.empty();
        }
        ByteBuffer body = ByteBuffer.allocate(message.body().remaining())
                .order(message.body().order())
                .put(message.body().duplicate())
                .flip();
        return Optional.of(new NftablesMessage(body.get(0), Attributes.parse(body, NFGENMSG_OCTETS)));
    }
}
