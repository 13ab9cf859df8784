package net.igmpproxy.fuzz;

import java.util.Arrays;
import net.igmpproxy.core.addr.Ipv4Address;

/**
 * Bytes of a packet under mutation, possibly invalid. Writes beyond the end are ignored. The layout of RFC 791 and RFC
 * 9776 is repeated here deliberately, because the decoder is under test.
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

    /** Returns a copy with corrected total length and IGMP checksum. */
    static byte[] repaired(byte[] packet) {
        PacketOctets copy = new PacketOctets(packet);
        copy.repair();
        return copy.toArray();
    }

    int length() {
        return octets.length;
    }

    /** Returns the offset of the IGMP message by the header length field. */
    int message() {
        return octets.length == 0 ? 0 : Math.max(MIN_HEADER, (octets[0] & 0x0f) * WORD);
    }

    boolean hasMessage() {
        return octets.length >= message() + MIN_MESSAGE;
    }

    /** Returns a byte; 0 beyond the end. */
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

    /** Truncates the packet or extends it with zeros. */
    void resize(int length) {
        octets = Arrays.copyOf(octets, Math.max(0, Math.min(length, MAX_LENGTH)));
    }

    /** Corrects the total length and the IGMP checksum. */
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

    /** Returns the Internet checksum (RFC 1071) of the message. */
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
