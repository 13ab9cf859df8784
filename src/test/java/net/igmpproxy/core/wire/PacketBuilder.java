package net.igmpproxy.core.wire;

import java.util.Arrays;
import java.util.HexFormat;
import net.igmpproxy.core.addr.Ipv4Address;

/** Builder of IPv4 packets with an IGMP payload; all fields are valid unless changed. */
final class PacketBuilder {
    static final Ipv4Address SOURCE = Ipv4Address.of("10.0.0.20");

    private static final int OPTIONS = 20;

    private final byte[] payload;
    private byte[] header;
    private int length = Integer.MAX_VALUE;

    private PacketBuilder(byte[] header, byte[] payload) {
        this.header = header;
        this.payload = payload;
    }

    /** Creates a packet from 10.0.0.20 to 224.0.0.22 with TTL 1 and Router Alert. */
    static PacketBuilder carrying(byte[] payload) {
        byte[] header = HexFormat.of().parseHex("46c000000000400001020000" + "0a000014" + "e0000016" + "94040000");
        return new PacketBuilder(header, payload.clone()).totalLength(header.length + payload.length);
    }

    /** Creates a packet with a message in hex; computes its checksum. */
    static PacketBuilder carrying(String hex) {
        return carrying(HexFormat.of().parseHex(hex.replace(" ", ""))).checksummed();
    }

    /** Replaces the options; their length must be a multiple of four bytes. */
    PacketBuilder options(String hex) {
        byte[] options = HexFormat.of().parseHex(hex.replace(" ", ""));
        header = Arrays.copyOf(header, OPTIONS + options.length);
        System.arraycopy(options, 0, header, OPTIONS, options.length);
        return header(0, 0x40 | header.length / 4).totalLength(header.length + payload.length);
    }

    PacketBuilder totalLength(int octets) {
        return header(2, octets >>> 8).header(3, octets);
    }

    PacketBuilder destination(Ipv4Address destination) {
        for (int i = 0; i < 4; i++) {
            header(16 + i, destination.bits() >>> (24 - 8 * i));
        }
        return this;
    }

    /** Changes one byte of the IP header. */
    PacketBuilder header(int offset, int value) {
        header[offset] = (byte) value;
        return this;
    }

    /** Changes one byte of the IGMP message without updating the checksum. */
    PacketBuilder payload(int offset, int value) {
        payload[offset] = (byte) value;
        return this;
    }

    /** Updates the IGMP checksum. */
    PacketBuilder checksummed() {
        payload(2, 0).payload(3, 0);
        int checksum = Checksum.of(Octets.first(payload, payload.length));
        return payload(2, checksum >>> 8).payload(3, checksum);
    }

    /** Limits the number of received bytes. */
    PacketBuilder cutTo(int octets) {
        length = octets;
        return this;
    }

    byte[] build() {
        byte[] packet = Arrays.copyOf(header, header.length + payload.length);
        System.arraycopy(payload, 0, packet, header.length, payload.length);
        return Arrays.copyOf(packet, Math.min(length, packet.length));
    }
}
