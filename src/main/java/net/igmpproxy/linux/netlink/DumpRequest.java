package net.igmpproxy.linux.netlink;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A request for a whole table of the kernel's. */
public interface DumpRequest {
    /** The label of a call that makes this request. */
    String call();

    /** The request as it goes out, in the processor's byte order. */
    byte[] encode(int sequence);

    /** A request: {@code struct nlmsghdr} and what follows it, with the flags NLM_F_REQUEST and NLM_F_DUMP. */
    static byte[] message(int type, int sequence, byte[] body) {
        int headerOctets = 16;
        short flags = 0x1 | 0x300;
        return ByteBuffer.allocate(headerOctets + body.length)
                .order(ByteOrder.nativeOrder())
                .putInt(headerOctets + body.length)
                .putShort((short) type)
                .putShort(flags)
                .putInt(sequence)
                .putInt(0)
                .put(body)
                .array();
    }
}
