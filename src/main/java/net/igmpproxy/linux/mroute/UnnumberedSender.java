package net.igmpproxy.linux.mroute;

import java.util.Optional;
import jnr.ffi.Pointer;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.wire.IgmpHeader;
import net.igmpproxy.linux.libc.Failures;
import net.igmpproxy.linux.libc.Native;
import net.igmpproxy.linux.libc.Resource;
import net.igmpproxy.linux.socket.LinkLayerAddress;
import net.igmpproxy.linux.socket.Socket;
import net.igmpproxy.linux.socket.SocketKind;
import net.igmpproxy.runtime.port.IgmpSocket.SendFailure;
import net.igmpproxy.runtime.port.OutgoingPacket;

/**
 * Sends packets with the source {@code 0.0.0.0}, as required on an interface without an address (RFC 9776 section
 * 4.2.13). The raw socket cannot do this: {@code ip_route_output_key_hash_rcu} inserts the address of another interface
 * ({@code inet_select_addr}). A packet socket, which receives nothing, sends the complete IPv4 packet to the link
 * instead.
 */
public final class UnnumberedSender implements Resource {
    private static final int MAX_PACKET_OCTETS = 1 << 16;

    private final Socket socket;
    private final Pointer packet;
    private final LinkLayerAddress address;

    public UnnumberedSender(Native os) {
        this.socket = Socket.open(os, SocketKind.PACKET);
        this.packet = os.allocateLazily(MAX_PACKET_OCTETS);
        this.address = new LinkLayerAddress(os);
    }

    /** Sends a packet; returns the failure, if any. */
    Optional<SendFailure> send(OutgoingPacket outgoing) {
        int length = write(outgoing);
        Native os = socket.os();
        Pointer to = address.ipv4(outgoing.interfaceIndex(), groupMac(outgoing.destination()));
        long sent = os.libc().sendto(socket.number(), packet, length, 0, to, LinkLayerAddress.OCTETS);
        return sent < 0 ? Optional.of(failure(outgoing, os.errno())) : Optional.empty();
    }

    private int write(OutgoingPacket outgoing) {
        byte[] payload = outgoing.payload();
        byte[] header = IgmpHeader.encode(outgoing.source(), outgoing.destination(), payload.length);
        packet.put(0, header, 0, header.length);
        packet.put(header.length, payload, 0, payload.length);
        return header.length + payload.length;
    }

    /**
     * Returns the Ethernet address of a group: {@code 01:00:5e} and the low 23 bits of the group (RFC 1112 section
     * 6.4).
     */
    private static byte[] groupMac(Ipv4Address group) {
        int bits = group.bits();
        return new byte[] {0x01, 0x00, 0x5e, (byte) (bits >>> 16 & 0x7f), (byte) (bits >>> 8), (byte) bits};
    }

    private static SendFailure failure(OutgoingPacket packet, int errno) {
        String subject = "IGMP without a source address to " + packet.destination() + " through interface index "
                + packet.interfaceIndex();
        return new SendFailure(packet, Failures.of("sendto", subject, errno));
    }

    @Override
    public void close() {
        socket.close();
    }
}
