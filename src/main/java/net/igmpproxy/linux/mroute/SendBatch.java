package net.igmpproxy.linux.mroute;

import java.util.List;
import jnr.ffi.Pointer;
import net.igmpproxy.linux.libc.Errno;
import net.igmpproxy.linux.libc.Failures;
import net.igmpproxy.linux.libc.Native;
import net.igmpproxy.linux.socket.MessageVector;
import net.igmpproxy.linux.socket.Socket;
import net.igmpproxy.linux.socket.SocketAddress;
import net.igmpproxy.runtime.port.IgmpSocket.SendFailure;
import net.igmpproxy.runtime.port.OutgoingPacket;

/**
 * Sends up to 64 packets with one {@code sendmmsg}. {@code IP_PKTINFO} selects interface and source of each packet;
 * socket options set the other IP header fields.
 */
final class SendBatch {
    private static final int MESSAGES = 64;
    /** Buffer size in bytes, enough for two of the longest messages that fit into an IPv4 packet. */
    private static final int DATA_OCTETS = 1 << 17;

    private final Socket socket;
    private final MessageVector messages;
    private final Pointer names;
    private final Pointer data;

    SendBatch(Socket socket) {
        Native os = socket.os();
        this.socket = socket;
        this.messages = new MessageVector(os, MESSAGES);
        this.names = os.allocate(MESSAGES * SocketAddress.OCTETS);
        this.data = os.allocateLazily(DATA_OCTETS);
        for (int i = 0; i < MESSAGES; i++) {
            messages.setName(i, names.address() + (long) i * SocketAddress.OCTETS, SocketAddress.OCTETS);
        }
    }

    /**
     * Sends as many packets as fit into one batch, in order.
     *
     * @param packets  at least one packet
     * @param failures receives the packets that could not be sent; the remaining ones are still sent
     * @return number of processed packets, 1 or more
     */
    int send(List<OutgoingPacket> packets, List<SendFailure> failures) {
        int count = fill(packets);
        int done = 0;
        while (done < count) {
            int sent = socket.os().libc().sendmmsg(socket.number(), messages.from(done), count - done, 0);
            if (sent > 0) {
                done += sent;
            } else if (!Errno.EINTR.is(socket.os().errno())) {
                failures.add(failure(packets.get(done), socket.os().errno()));
                done++;
            }
        }
        return count;
    }

    private int fill(List<OutgoingPacket> packets) {
        int used = 0;
        int count = 0;
        do {
            OutgoingPacket packet = packets.get(count);
            put(count, packet, used);
            used += packet.payload().length;
            count++;
        } while (count < Math.min(MESSAGES, packets.size())
                && packets.get(count).payload().length <= DATA_OCTETS - used);
        return count;
    }

    private void put(int index, OutgoingPacket packet, int offset) {
        byte[] payload = packet.payload();
        data.put(offset, payload, 0, payload.length);
        messages.setData(index, data.address() + offset, payload.length);
        messages.setDeparture(index, packet.interfaceIndex(), packet.source());
        SocketAddress.write(names, (long) index * SocketAddress.OCTETS, packet.destination());
    }

    private static SendFailure failure(OutgoingPacket packet, int errno) {
        String subject = "IGMP from " + packet.source() + " to " + packet.destination() + " through interface index "
                + packet.interfaceIndex();
        return new SendFailure(packet, Failures.of("sendmmsg", subject, errno));
    }
}
