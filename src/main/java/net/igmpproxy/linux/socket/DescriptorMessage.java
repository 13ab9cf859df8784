package net.igmpproxy.linux.socket;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import jnr.ffi.Pointer;
import net.igmpproxy.linux.libc.FileDescriptor;
import net.igmpproxy.linux.libc.Native;

/**
 * Message with file descriptors: {@code struct msghdr} with one {@code struct iovec} and one SCM_RIGHTS control message
 * (unix(7)).
 */
public final class DescriptorMessage {
    /** Maximum size of the text in bytes. */
    static final int MAX_TEXT = 4096;

    private static final int MAX_DESCRIPTORS = 4;
    private static final int MSG_CMSG_CLOEXEC = 0x40000000;
    private static final int MSG_NOSIGNAL = 0x4000;

    private static final int SCM_RIGHTS = 1;

    private final Native os;
    private final Pointer header;
    private final Pointer vector;
    private final Pointer text;
    private final Pointer control;

    public DescriptorMessage(Native os) {
        this.os = os;
        this.header = os.allocate(MessageHeader.MSGHDR_SIZE);
        this.vector = os.allocate(MessageHeader.IOVEC_SIZE);
        this.text = os.allocate(MAX_TEXT);
        this.control = os.allocate(space(MAX_DESCRIPTORS));
        vector.putLong(MessageHeader.IOV_BASE, text.address());
        header.putLong(MessageHeader.MSG_IOV, vector.address());
        header.putLong(MessageHeader.MSG_IOVLEN, 1);
    }

    /** Sends a message; returns 0 or errno. */
    public int send(int socket, byte[] content, FileDescriptor... descriptors) {
        text.put(0, content, 0, content.length);
        vector.putLong(MessageHeader.IOV_LEN, content.length);
        header.putLong(MessageHeader.MSG_CONTROL, descriptors.length == 0 ? 0 : control.address());
        header.putLong(MessageHeader.MSG_CONTROLLEN, descriptors.length == 0 ? 0 : space(descriptors.length));
        control.putLong(MessageHeader.CMSG_LEN, MessageHeader.CMSG_DATA + (long) descriptors.length * Integer.BYTES);
        control.putInt(MessageHeader.CMSG_LEVEL, SocketConstants.SOL_SOCKET);
        control.putInt(MessageHeader.CMSG_TYPE, SCM_RIGHTS);
        for (int i = 0; i < descriptors.length; i++) {
            control.putInt(MessageHeader.CMSG_DATA + (long) i * Integer.BYTES, descriptors[i].number());
        }
        return os.libc().sendmsg(socket, header, MSG_NOSIGNAL) < 0 ? os.errno() : 0;
    }

    /** Receives a message; returns the size of its text in bytes, 0 at the end of the stream, or a negative errno. */
    int receive(int socket) {
        vector.putLong(MessageHeader.IOV_LEN, MAX_TEXT);
        header.putLong(MessageHeader.MSG_CONTROL, control.address());
        header.putLong(MessageHeader.MSG_CONTROLLEN, space(MAX_DESCRIPTORS));
        long received = os.libc().recvmsg(socket, header, MSG_CMSG_CLOEXEC);
        return received < 0 ? -os.errno() : (int) received;
    }

    /** Returns the text of the received message. */
    byte[] text(int length) {
        byte[] octets = new byte[length];
        text.get(0, octets, 0, length);
        return octets;
    }

    /** Returns the received descriptors, which this process owns from now on. */
    List<FileDescriptor> descriptors(String name) {
        List<FileDescriptor> descriptors = new ArrayList<>();
        OptionalInt count = count();
        for (int i = 0; i < count.orElse(0); i++) {
            descriptors.add(
                    new FileDescriptor(os, name, control.getInt(MessageHeader.CMSG_DATA + (long) i * Integer.BYTES)));
        }
        return descriptors;
    }

    private OptionalInt count() {
        boolean told = header.getLong(MessageHeader.MSG_CONTROLLEN) >= MessageHeader.CMSG_DATA
                && control.getInt(MessageHeader.CMSG_LEVEL) == SocketConstants.SOL_SOCKET
                && control.getInt(MessageHeader.CMSG_TYPE) == SCM_RIGHTS;
        return told
                ? OptionalInt.of(
                        (int) (control.getLong(MessageHeader.CMSG_LEN) - MessageHeader.CMSG_DATA) / Integer.BYTES)
                : OptionalInt.empty();
    }

    /** Returns {@code CMSG_SPACE}, the size of a control message with the given number of descriptors. */
    private static int space(int descriptors) {
        return MessageHeader.CMSG_DATA + (descriptors * Integer.BYTES + Long.BYTES - 1) / Long.BYTES * Long.BYTES;
    }
}
