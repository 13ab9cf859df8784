package net.igmpproxy.core.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.igmpproxy.core.addr.Ipv4Address;

/**
 * A view of received octets, in network byte order. The array is not copied, so a view must not outlive the call that
 * was given the array. Reading beyond the end is a mistake of the caller, who checks {@link #length()} first.
 */
final class Octets {
    static final int WORD = 4;

    private final byte[] array;
    private final int begin;
    private final int length;

    private Octets(byte[] array, int begin, int length) {
        this.array = array;
        this.begin = begin;
        this.length = length;
    }

    /** The first octets of an array, as many of {@code length} as it has. */
    static Octets first(byte[] array, int length) {
        return new Octets(array, 0, Math.max(0, Math.min(length, array.length)));
    }

    /** A part of these octets. */
    Octets slice(int offset, int sliceLength) {
        Objects.checkFromIndexSize(offset, sliceLength, length);
        return new Octets(array, begin + offset, sliceLength);
    }

    int length() {
        return length;
    }

    int u8(int offset) {
        return Byte.toUnsignedInt(array[begin + Objects.checkIndex(offset, length)]);
    }

    int u16(int offset) {
        return u8(offset) << Byte.SIZE | u8(offset + 1);
    }

    Ipv4Address address(int offset) {
        return new Ipv4Address(u16(offset) << Short.SIZE | u16(offset + 2));
    }

    /**
     * Reads a source list, "a vector of n IP unicast addresses" (RFC 9776 sections 4.1.9 and 4.2.9). Addresses that are
     * not unicast are left out: no packet has them as its source, so the list means the same without them.
     */
    List<Ipv4Address> sources(int offset, int count) {
        Objects.checkFromIndexSize(offset, count * WORD, length);
        List<Ipv4Address> sources = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Ipv4Address source = address(offset + i * WORD);
            if (source.isUnicast()) {
                sources.add(source);
            }
        }
        return sources;
    }
}
