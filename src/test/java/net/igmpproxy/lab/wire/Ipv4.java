package net.igmpproxy.lab.wire;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/** IPv4 addresses in dotted form and as bytes, and the Internet checksum. */
public final class Ipv4 {
    /** Address of a host without an address. */
    public static final String UNSPECIFIED = "0.0.0.0";

    private Ipv4() {}

    /** Returns an address plus an offset; for series of groups, hosts or sources. */
    public static String plus(String address, int offset) {
        return dotted(octets(address).getInt() + offset);
    }

    /** Parses a dotted address. */
    public static InetAddress inet(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not an address: " + address, e);
        }
    }

    static String read(ByteBuffer packet) {
        return dotted(packet.getInt());
    }

    static ByteBuffer octets(String address) {
        return ByteBuffer.wrap(inet(address).getAddress());
    }

    /** Returns the Internet checksum (RFC 1071) of the complete buffer; 0 if it includes a correct checksum. */
    public static short checksum(ByteBuffer data) {
        int sum = 0;
        for (int i = 0; i < data.limit(); i += 2) {
            int low = i + 1 < data.limit() ? data.get(i + 1) & 0xFF : 0;
            sum += (data.get(i) & 0xFF) << 8 | low;
        }
        sum = (sum & 0xFFFF) + (sum >>> 16);
        sum = (sum & 0xFFFF) + (sum >>> 16);
        return (short) ~sum;
    }

    private static String dotted(int bits) {
        return (bits >>> 24) + "." + (bits >>> 16 & 0xFF) + "." + (bits >>> 8 & 0xFF) + "." + (bits & 0xFF);
    }
}
