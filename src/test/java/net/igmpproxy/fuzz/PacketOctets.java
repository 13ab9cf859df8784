package net.igmpproxy.fuzz;

import java.util.Arrays;
import net.igmpproxy.core.addr.Ipv4Address;

/**
 * The octets of a packet that is being changed. It may be no packet any more: what is written beyond its end is lost.
 * The layout is that of RFC 791 and RFC 9776, written down once more on purpose: the decoder is what is being tested.
 */
final class PacketOctets {
    static final int MAX_LENGTH = 0xffff;

    static final int TOTAL_LENGTH = 2;
    static final int TTL = 8;
    static final int SOURCE = 12;
    static final int DESTINATION = 16;

    private static final int CHECKSUM = 2;
    private static final int WORD = 4;
    private static final int MIN_HEADER = 20;
    private static final int MIN_MESSAGE = 8;

    private byte[] octets;

    PacketOctets(byte[] packet) {
        this.octets = packet.clone();
    }

    /** A copy of a packet with the total length and the IGMP checksum made right. */
    static byte[] repaired(byte[] packet) {
        PacketOctets copy = new PacketOctets(packet);
        copy.repair();
        return copy.toArray();
    }

    int length() {
        return octets.length;
    }

    /** Where the IGMP message begins if the header's length is to be believed. */
    int message() {
        return octets.length == 0 ? 0 : Math.max(MIN_HEADER, (octets[0] & 0x0f) * WORD);
    }

    boolean hasMessage() {
        return octets.length >= message() + MIN_MESSAGE;
    }

    /** One octet, 0 beyond the end. */
    int u8(int position) {
        return position < octets.length ? octets[position] & 0xff : 0;
    }

    int u16(int position) {
        return u8(position) << 8 | u8(position + 1);
    }

    void u8(int position, int value) {
        if (position < octets.length) {
            octets[position] = (byte) value;
        }
    }

    void u16(int position, int value) {
        u8(position, value >>> 8);
        u8(position + 1, value);
    }

    void address(int position, Ipv4Address address) {
        u16(position, address.bits() >>> 16);
        u16(position + 2, address.bits());
    }

    /** Cuts the packet, or prolongs it with zeros. */
    void resize(int length) {
        octets = Arrays.copyOf(octets, Math.max(0, Math.min(length, MAX_LENGTH)));
    }

    /** Makes the total length and the IGMP checksum right again. */
    void repair() {
        if (!hasMessage()) {
            return;
        }
        u16(TOTAL_LENGTH, octets.length);
        u16(message() + CHECKSUM, 0);
        u16(message() + CHECKSUM, checksum());
    }

    byte[] toArray() {
        return octets.clone();
    }

    /** RFC 1071 over the message. */
    private int checksum() {
        int sum = 0;
        for (int i = message(); i < octets.length; i += 2) {
            sum += u16(i);
        }
        sum = (sum & 0xffff) + (sum >>> 16);
        sum = (sum & 0xffff) + (sum >>> 16);
        return ~sum & 0xffff;
    }
}
