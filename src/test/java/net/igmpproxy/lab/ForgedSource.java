package net.igmpproxy.lab;

import java.nio.ByteBuffer;
import net.igmpproxy.lab.netns.PacketSocket;
import net.igmpproxy.lab.wire.DataFrame;
import net.igmpproxy.lab.wire.Ipv4;

/** Sender of single stream packets from any address. Receives nothing. */
public final class ForgedSource {
    private final PacketSocket socket;
    private final String address;

    ForgedSource(PacketSocket socket, String address) {
        this.socket = socket;
        this.address = address;
    }

    /** Returns the source address of its packets. */
    public String address() {
        return address;
    }

    /**
     * Sends one packet.
     *
     * @param sequence the sequence number in the stream to this group
     */
    public void send(String group, long sequence) {
        int groupBits = ByteBuffer.wrap(Ipv4.inet(group).getAddress()).getInt();
        DataFrame frame = new DataFrame(address, StreamBuilder.TTL, StreamPacket.PORT);
        socket.send(frame.around(group, new StreamPacket(groupBits, sequence).write()));
    }
}
