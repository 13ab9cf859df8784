package net.igmpproxy.core.wire;

import java.util.List;
import net.igmpproxy.core.addr.Ipv4Address;

/** Writes the fields of one message or header at their offsets, in network byte order; other bytes are zero. */
final class MessageWriter {
    private static final int U16_MAX = 0xffff;

    private final byte[] octets;

    /** Creates a writer of a header with a number of bytes. */
    MessageWriter(int length) {
        octets = new byte[length];
    }

    MessageWriter(MessageType type, int length) {
        this(length);
        u8(Layout.TYPE, type.code());
    }

    MessageWriter u8(int offset, int value) {
        octets[offset] = (byte) value;
        return this;
    }

    /**
     * Writes a 16-bit value.
     *
     * @throws IllegalArgumentException if the value does not fit into 16 bits
     */
    MessageWriter u16(int offset, int value) {
        if (value < 0 || value > U16_MAX) {
            throw new IllegalArgumentException("not a 16-bit value: " + value);
        }
        return u8(offset, value >>> Byte.SIZE).u8(offset + 1, value);
    }

    MessageWriter address(int offset, Ipv4Address address) {
        return u16(offset, address.bits() >>> Short.SIZE).u16(offset + 2, address.bits() & U16_MAX);
    }

    MessageWriter addresses(int offset, List<Ipv4Address> addresses) {
        for (int i = 0; i < addresses.size(); i++) {
            address(offset + i * Octets.WORD, addresses.get(i));
        }
        return this;
    }

    /** Writes the checksum and returns the message; no other method may be called after this one. */
    byte[] finish() {
        return finish(Layout.CHECKSUM);
    }

    /** Writes the checksum at an offset and returns all bytes; no other method may be called after this one. */
    byte[] finish(int checksumOffset) {
        u16(checksumOffset, Checksum.of(Octets.first(octets, octets.length)));
        return octets;
    }
}
