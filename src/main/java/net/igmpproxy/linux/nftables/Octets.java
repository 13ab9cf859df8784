package net.igmpproxy.linux.nftables;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Octets some bits of which may be unknown. */
final class Octets {
    private static final byte ALL_BITS = (byte) 0xff;

    private final byte[] bits;
    /** A bit is 1 where the same bit of the octets is known; where it is not, that is 0. */
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

    /** A number of 32 bits in the processor's byte order. */
    static Octets ofNumber(int number) {
        return of(ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.nativeOrder())
                .putInt(number)
                .array());
    }

    /** A text with zeros behind it. */
    static Octets ofText(String text, int length) {
        return of(Arrays.copyOf(text.getBytes(StandardCharsets.UTF_8), length));
    }

    int length() {
        return bits.length;
    }

    /** Some of them; those beyond the end are unknown. */
    Octets slice(int offset, int length) {
        return new Octets(
                Arrays.copyOfRange(bits, Math.min(offset, bits.length), Math.min(offset, bits.length) + length),
                Arrays.copyOfRange(known, Math.min(offset, known.length), Math.min(offset, known.length) + length));
    }

    /** The same with others written over them from an offset on. */
    Octets with(int offset, Octets others) {
        byte[] newBits = bits.clone();
        byte[] newKnown = known.clone();
        int length = Math.min(others.length(), bits.length - offset);
        System.arraycopy(others.bits, 0, newBits, offset, length);
        System.arraycopy(others.known, 0, newKnown, offset, length);
        return new Octets(newBits, newKnown);
    }

    /** Each octet combined with one of a mask by AND, and then with one of a number by XOR. */
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

    /** Whether they are these. */
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

    /** How they compare with others, as numbers of the network's byte order; only if both are known. */
    int compareTo(Octets others) {
        return Arrays.compareUnsigned(bits, others.bits);
    }

    private static byte at(byte[] octets, int index) {
        return index < octets.length ? octets[index] : 0;
    }
}
