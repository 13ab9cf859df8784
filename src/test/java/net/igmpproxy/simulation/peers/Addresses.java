package net.igmpproxy.simulation.peers;

/** IPv4 addresses in dotted form, as numbers. */
public final class Addresses {
    private Addresses() {}

    /** Compares addresses as in querier election (RFC 9776 section 6.6.2). */
    public static int compare(String one, String other) {
        return Long.compare(value(one), value(other));
    }

    /** Returns true if an address is in a network of the form {@code a.b.c.d/n}. */
    public static boolean contains(String network, String address) {
        int slash = network.indexOf('/');
        int shift = Integer.SIZE - Integer.parseInt(network.substring(slash + 1));
        return shift == Integer.SIZE || value(network.substring(0, slash)) >> shift == value(address) >> shift;
    }

    private static long value(String address) {
        long value = 0;
        int octet = 0;
        for (int i = 0; i < address.length(); i++) {
            char c = address.charAt(i);
            if (c == '.') {
                value = value << Byte.SIZE | octet;
                octet = 0;
            } else {
                octet = octet * 10 + c - '0';
            }
        }
        return value << Byte.SIZE | octet;
    }
}
