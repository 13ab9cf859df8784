package net.igmpproxy.linux.netlink;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Netlink message: {@code struct nlmsghdr} ({@code <linux/netlink.h>}) and its body.
 *
 * @param type     {@code nlmsg_type}
 * @param flags    {@code nlmsg_flags}
 * @param sequence {@code nlmsg_seq}; in a response, that of the request
 * @param body     content after the header, in host byte order
 */
public record NetlinkMessage(int type, int flags, int sequence, ByteBuffer body) {
    private static final int NLMSG_LEN = 0;
    private static final int NLMSG_FLAGS = 6;
    private static final int NLMSG_SEQ = 8;

    private static final int NLMSG_ERROR = 2;
    private static final int NLMSG_DONE = 3;
    private static final int NLM_F_DUMP_INTR = 0x10;

    /**
     * Splits a datagram into messages; stops at a message that exceeds the datagram.
     *
     * @param datagram datagram from position to limit, in host byte order
     */
    public static List<NetlinkMessage> parse(ByteBuffer datagram) {
        List<NetlinkMessage> messages = new ArrayList<>();
        int at = datagram.position();
        while (datagram.limit() - at >= Rtnetlink.NLMSGHDR_SIZE) {
            int length = datagram.getInt(at + NLMSG_LEN);
            if (length < Rtnetlink.NLMSGHDR_SIZE || length > datagram.limit() - at) {
                break;
            }
            messages.add(at(datagram, at, length));
            at += Alignment.up(length);
        }
        return List.copyOf(messages);
    }

    private static NetlinkMessage at(ByteBuffer datagram, int at, int length) {
        ByteBuffer body = datagram.slice(at + Rtnetlink.NLMSGHDR_SIZE, length - Rtnetlink.NLMSGHDR_SIZE)
                .order(datagram.order());
        return new NetlinkMessage(
                Short.toUnsignedInt(datagram.getShort(at + Rtnetlink.NLMSG_TYPE)),
                Short.toUnsignedInt(datagram.getShort(at + NLMSG_FLAGS)),
                datagram.getInt(at + NLMSG_SEQ),
                body);
    }

    /** Returns true if this message ends a dump, successfully or not. */
    public boolean endsDump() {
        return type == NLMSG_DONE || type == NLMSG_ERROR;
    }

    /** Returns true if the table changed during the dump, which may be inconsistent. */
    public boolean isInterrupted() {
        return (flags & NLM_F_DUMP_INTR) != 0;
    }

    /** Returns errno of a message that {@link #endsDump}; 0 for success. */
    public int errno() {
        return body.remaining() < Integer.BYTES ? 0 : -body.getInt(0);
    }
}
