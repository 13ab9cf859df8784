package net.igmpproxy.linux.netlink;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Request for the dump of a kernel table. */
public interface DumpRequest {
    /** Returns the label of the call for messages and counters. */
    String call();

    /** Encodes the request in host byte order. */
    byte[] encode(int sequence);

    /** Encodes a {@code struct nlmsghdr} with NLM_F_REQUEST and NLM_F_DUMP, followed by a body. */
    static byte[] message(int type, int sequence, byte[] body) {
        short flags = 0x1 | 0x300;
        return ByteBuffer.allocate(Rtnetlink.NLMSGHDR_SIZE + body.length)
                .order(ByteOrder.nativeOrder())
                .putInt(Rtnetlink.NLMSGHDR_SIZE + body.length)
                .putShort((short) type)
                .putShort(flags)
                .putInt(sequence)
                .putInt(0)
                .put(body)
                .array();
    }
}
