package net.igmpproxy.core.wire;

/** Internet checksum (RFC 1071), which IGMP computes over the whole IP payload (RFC 9776 section 4.1.2). */
final class Checksum {
    private static final int MASK = 0xffff;

    private Checksum() {}

    /**
     * Computes the one's complement of the one's complement sum of 16-bit words. An odd byte at the end is the high
     * half of a word.
     *
     * @return the value of the checksum field if the field is zero now; zero if the field is already correct
     */
    static int of(Octets octets) {
        int even = octets.length() & ~1;
        long sum = even < octets.length() ? octets.u8(even) << Byte.SIZE : 0;
        for (int i = 0; i < even; i += 2) {
            sum += octets.u16(i);
        }
        while (sum > MASK) {
            sum = (sum & MASK) + (sum >>> Short.SIZE);
        }
        return (int) (~sum & MASK);
    }
}
