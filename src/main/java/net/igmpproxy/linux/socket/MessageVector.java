package net.igmpproxy.linux.socket;

import jnr.ffi.Pointer;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.linux.libc.Native;

/**
 * Array of {@code struct mmsghdr} for {@code recvmmsg} and {@code sendmmsg}. Each element has one {@code struct iovec}
 * and space for one {@code IP_PKTINFO} control message.
 */
public final class MessageVector {
    private static final int MMSGHDR_OCTETS = 64;

    /** Offset of {@code msg_len}, behind the {@code struct msghdr}. */
    private static final int MSG_LEN = MessageHeader.MSGHDR_SIZE;

    private final Pointer headers;
    private final Pointer vectors;
    private final Pointer controls;

    public MessageVector(Native os, int count) {
        this.headers = os.allocate(count * MMSGHDR_OCTETS);
        this.vectors = os.allocate(count * MessageHeader.IOVEC_SIZE);
        this.controls = os.allocate(count * PacketInfo.SPACE);
        for (int i = 0; i < count; i++) {
            headers.putLong(header(i) + MessageHeader.MSG_IOV, vectors.address() + (long) i * MessageHeader.IOVEC_SIZE);
            headers.putLong(header(i) + MessageHeader.MSG_IOVLEN, 1);
            headers.putLong(header(i) + MessageHeader.MSG_CONTROL, controls.address() + control(i));
            resetControl(i);
        }
    }

    /** Returns the array from a message on. */
    public Pointer from(int index) {
        return headers.slice(header(index));
    }

    /** Sets the address and length of the payload of a message. */
    public void setData(int index, long address, int length) {
        long vector = (long) index * MessageHeader.IOVEC_SIZE;
        vectors.putLong(vector + MessageHeader.IOV_BASE, address);
        vectors.putLong(vector + MessageHeader.IOV_LEN, length);
    }

    /** Sets the address and length of the socket address of a message. */
    public void setName(int index, long address, int length) {
        headers.putLong(header(index) + MessageHeader.MSG_NAME, address);
        headers.putInt(header(index) + MessageHeader.MSG_NAMELEN, length);
    }

    /** Resets the control length of a message, which the kernel overwrites with the length used. */
    public void resetControl(int index) {
        headers.putLong(header(index) + MessageHeader.MSG_CONTROLLEN, PacketInfo.SPACE);
    }

    /** Returns the number of received bytes. */
    public int length(int index) {
        return headers.getInt(header(index) + MSG_LEN);
    }

    /** Returns the incoming interface of a message, or 0 if the kernel did not report it. */
    public int arrivalInterface(int index) {
        boolean told = headers.getLong(header(index) + MessageHeader.MSG_CONTROLLEN) >= PacketInfo.LENGTH;
        return told ? PacketInfo.interfaceIndex(controls, control(index)) : 0;
    }

    /** Sets the outgoing interface and the source address of a message. */
    public void setDeparture(int index, int interfaceIndex, Ipv4Address source) {
        PacketInfo.write(controls, control(index), interfaceIndex, source);
    }

    private static long control(int index) {
        return (long) index * PacketInfo.SPACE;
    }

    private static long header(int index) {
        return (long) index * MMSGHDR_OCTETS;
    }
}
