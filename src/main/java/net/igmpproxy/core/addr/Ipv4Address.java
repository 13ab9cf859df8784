package net.igmpproxy.core.addr;

import java.util.Optional;

/**
 * IPv4 address.
 *
 * @param bits address with the first byte in the most significant position
 */
public record Ipv4Address(int bits) implements Comparable<Ipv4Address> {
    /** {@code 0.0.0.0}: no address, and the source address of a host without one (RFC 9776 section 4.2.13). */
    public static final Ipv4Address UNSPECIFIED = new Ipv4Address(0);

    /** {@code 224.0.0.1}, destination of general queries (RFC 9776 section 4.1.12). */
    public static final Ipv4Address ALL_SYSTEMS = new Ipv4Address(0xe0000001);

    /** {@code 224.0.0.2}, destination of IGMPv2 Leave messages (RFC 2236 section 9). */
    public static final Ipv4Address ALL_ROUTERS = new Ipv4Address(0xe0000002);

    /** {@code 224.0.0.22}, destination of IGMPv3 reports (RFC 9776 section 4.2.14). */
    public static final Ipv4Address ALL_IGMPV3_ROUTERS = new Ipv4Address(0xe0000016);

    /** First byte of {@code 127.0.0.0/8}. */
    private static final int LOOPBACK = 127;

    /** First byte of {@code 224.0.0.0/4}; {@code 240.0.0.0/4} follows. */
    private static final int FIRST_MULTICAST = 224;

    private static final int OCTETS = 4;
    private static final int OCTET_MASK = 0xff;
    private static final int MAX_OCTET_DIGITS = 3;

    /**
     * Parses four decimal numbers separated by dots; does not resolve host names.
     *
     * @return the address; empty if the text is not a dotted quad
     */
    public static Optional<Ipv4Address> parse(String text) {
        int bits = 0;
        int position = 0;
        for (int octet = 0; octet < OCTETS; octet++) {
            int end = octet == OCTETS - 1 ? text.length() : text.indexOf('.', position);
            int value = end < 0 ? -1 : octet(text, position, end);
            if (value < 0) {
                return Optional.empty();
            }
            bits = bits << Byte.SIZE | value;
            position = end + 1;
        }
        return Optional.of(new Ipv4Address(bits));
    }

    /**
     * Parses a valid address.
     *
     * @throws IllegalArgumentException if the text is not a dotted quad
     */
    public static Ipv4Address of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("not an IPv4 address: " + text));
    }

    private static int octet(String text, int begin, int end) {
        if (end <= begin || end - begin > MAX_OCTET_DIGITS) {
            return -1;
        }
        int value = 0;
        for (int i = begin; i < end; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + (c - '0');
        }
        return value > OCTET_MASK ? -1 : value;
    }

    /** Returns true for {@code 0.0.0.0}. */
    public boolean isUnspecified() {
        return bits == 0;
    }

    /** Returns true for addresses in {@code 224.0.0.0/4}. */
    public boolean isMulticast() {
        return (bits >>> 28) == 0xe;
    }

    /**
     * Returns true if a host can have this address and send from it: not in {@code 0.0.0.0/8}, {@code 127.0.0.0/8},
     * {@code 224.0.0.0/4} or {@code 240.0.0.0/4} (RFC 6890 section 2.2.2).
     */
    public boolean isUnicast() {
        int first = bits >>> 24;
        return first != 0 && first != LOOPBACK && first < FIRST_MULTICAST;
    }

    /** Returns true for addresses in {@code 224.0.0.0/24}, which no router forwards (RFC 5771 section 4). */
    public boolean isLinkLocalMulticast() {
        return (bits & 0xffffff00) == 0xe0000000;
    }

    /** Compares addresses as unsigned numbers, as the querier election does (RFC 9776 section 6.6.2). */
    @Override
    public int compareTo(Ipv4Address other) {
        return Integer.compareUnsigned(bits, other.bits);
    }

    @Override
    public String toString() {
        return (bits >>> 24) + "." + (bits >>> 16 & OCTET_MASK) + "." + (bits >>> 8 & OCTET_MASK) + "."
                + (bits & OCTET_MASK);
    }
}
