package net.igmpproxy.linux.nftables;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes with known and unknown bits. */
final class Octets {
    private static final byte ALL_BITS = (byte) 0xff;

    private final byte[] bits;
    /** Mask of the known bits. Unknown bits have the value 0. */
    private final byte[] known;

    private Octets(byte[] bits, byte[] known) {
        this.bits = bits;
        this.known = known;
    }

    static Octets of(byte... octets) {
        byte[] known = new byte[octets.length];
        Arrays.fill(known, ALL_BITS);
        return new Octets(octets.clone(), known);
    }

    static Octets unknown(int length) {
        return new Octets(new byte[length], new byte[length]);
    }

    /** Creates the bytes of a 32-bit number in host byte order. */
    static Octets ofNumber(int number) {
        return of(ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.nativeOrder())
                .putInt(number)
                .array());
    }

    /** Creates the bytes of a text padded with zeros. */
    static Octets ofText(String text, int length) {
        return of(Arrays.copyOf(text.getBytes(StandardCharsets.UTF_8), length));
    }

    int length() {
        return bits.length;
    }

    /** Returns a part; bytes beyond the end are unknown. */
    Octets slice(int offset, int length) {
        return new Octets(
                Arrays.copyOfRange(bits, Math.min(offset, bits.length), Math.min(offset, bits.length) + length),
                Arrays.copyOfRange(known, Math.min(offset, known.length), Math.min(offset, known.length) + length));
    }

    /** Returns a copy with other bytes written at an offset. */
    Octets with(int offset, Octets others) {
        byte[] newBits = bits.clone();
        byte[] newKnown = known.clone();
        int length = Math.min(others.length(), bits.length - offset);
        System.arraycopy(others.bits, 0, newBits, offset, length);
        System.arraycopy(others.known, 0, newKnown, offset, length);
        return new Octets(newBits, newKnown);
    }

    /** Returns the bytes after AND with a mask and XOR with a value. */
    Octets masked(byte[] mask, byte[] xor) {
        byte[] newBits = new byte[bits.length];
        byte[] newKnown = new byte[bits.length];
        for (int i = 0; i < bits.length; i++) {
            byte and = at(mask, i);
            newKnown[i] = (byte) (known[i] | ~and);
            newBits[i] = (byte) (((bits[i] & and) ^ at(xor, i)) & newKnown[i]);
        }
        return new Octets(newBits, newKnown);
    }

    /** Compares with known bytes; the result is {@link Truth#MAYBE} if unknown bits decide. */
    Truth isEqualTo(byte[] others) {
        boolean all = true;
        for (int i = 0; i < others.length; i++) {
            if (((at(bits, i) ^ others[i]) & at(known, i)) != 0) {
                return Truth.NO;
            }
            all &= at(known, i) == ALL_BITS;
        }
        return all ? Truth.YES : Truth.MAYBE;
    }

    boolean isKnown() {
        for (byte octet : known) {
            if (octet != ALL_BITS) {
                return false;
            }
        }
        return true;
    }

    /** Compares as unsigned big-endian numbers; valid only if both are known. */
    int compareTo(Octets others) {
        return Arrays.compareUnsigned(bits, others.bits);
    }

    private static byte at(byte[] octets, int index) {
        return index < octets.length ? octets[index] : 0;
    }
}
