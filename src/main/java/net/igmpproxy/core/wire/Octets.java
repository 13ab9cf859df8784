package net.igmpproxy.core.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.igmpproxy.core.addr.Ipv4Address;

/**
 * View of received bytes in network byte order. The view shares the array and must not outlive the call that provided
 * it. The caller checks {@link #length()} before it reads.
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

    /** Creates a view of the first bytes of an array, at most {@code length}. */
    static Octets first(byte[] array, int length) {
        return new Octets(array, 0, Math.max(0, Math.min(length, array.length)));
    }

    /** Returns a view of a part of these bytes. */
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
     * Reads a source list, "a vector of n IP unicast addresses" (RFC 9776 sections 4.1.9 and 4.2.9). The result omits
     * addresses that are not unicast: no packet has such a source.
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
