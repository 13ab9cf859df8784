package net.igmpproxy.linux.mroute;

import jnr.ffi.Pointer;
import net.igmpproxy.linux.libc.Errno;
import net.igmpproxy.linux.libc.Failures;
import net.igmpproxy.linux.libc.Native;
import net.igmpproxy.linux.socket.MessageVector;
import net.igmpproxy.linux.socket.Socket;
import net.igmpproxy.runtime.port.IgmpSocket.Receiver;

/** Reads up to 64 packets and upcalls with one {@code recvmmsg} into preallocated memory. */
final class ReceiveBatch {
    /** Makes the call non-blocking even if another process has made a shared socket blocking. */
    private static final int MSG_DONTWAIT = 0x40;

    private static final int MESSAGES = 64;
    /** Size of the longest IPv4 packet, which reassembly may produce on any link. */
    private static final int SLOT_OCTETS = 1 << 16;

    private final Socket socket;
    private final MessageVector messages;
    private final Pointer data;
    private final byte[] packet = new byte[SLOT_OCTETS];

    ReceiveBatch(Socket socket) {
        this.socket = socket;
        this.messages = new MessageVector(socket.os(), MESSAGES);
        this.data = socket.os().allocateLazily(MESSAGES * SLOT_OCTETS);
        for (int i = 0; i < MESSAGES; i++) {
            messages.setData(i, data.address() + slot(i), SLOT_OCTETS);
        }
    }

    /**
     * Passes one batch to the receiver.
     *
     * @return number of packets and upcalls passed; 0 if nothing is left to read
     */
    int receive(Receiver receiver) {
        int handed = 0;
        int read;
        do {
            read = read();
            for (int i = 0; i < read; i++) {
                handed += hand(i, receiver) ? 1 : 0;
            }
        } while (handed == 0 && read > 0);
        return handed;
    }

    private int read() {
        Native os = socket.os();
        int read = os.libc().recvmmsg(socket.number(), messages.from(0), MESSAGES, MSG_DONTWAIT, null);
        if (read >= 0) {
            return read;
        }
        int errno = os.errno();
        if (Errno.EAGAIN.is(errno) || Errno.EINTR.is(errno)) {
            return 0;
        }
        throw Failures.of("recvmmsg", "the IGMP socket", errno);
    }

    private boolean hand(int index, Receiver receiver) {
        int length = messages.length(index);
        int interfaceIndex = messages.arrivalInterface(index);
        messages.resetControl(index);
        data.get(slot(index), packet, 0, length);
        if (UpcallMessage.isUpcall(packet)) {
            return UpcallMessage.hand(packet, receiver);
        }
        receiver.packet(interfaceIndex, packet, length);
        return true;
    }

    private static long slot(int index) {
        return (long) index * SLOT_OCTETS;
    }
}
