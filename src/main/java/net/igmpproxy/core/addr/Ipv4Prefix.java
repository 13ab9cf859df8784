package net.igmpproxy.core.addr;

import java.util.Optional;

/**
 * IPv4 prefix, {@code a.b.c.d/n}.
 *
 * @param address first address; no bit beyond {@code length} is set
 * @param length prefix length, 0 to 32
 */
public record Ipv4Prefix(Ipv4Address address, int length) implements Comparable<Ipv4Prefix> {
    /** {@code 0.0.0.0/0}, all addresses. */
    public static final Ipv4Prefix ANY = new Ipv4Prefix(Ipv4Address.UNSPECIFIED, 0);

    private static final int MAX_LENGTH = Integer.SIZE;

    private static final int LONGEST_WITH_BROADCAST = 30;

    public Ipv4Prefix {
        if (length < 0 || length > MAX_LENGTH) {
            throw new IllegalArgumentException("prefix length must be between 0 and 32, not " + length);
        }
        if ((address.bits() & ~mask(length)) != 0) {
            throw new IllegalArgumentException(
                    "host bits set in " + address + "/" + length + ", the network is " + network(address, length));
        }
    }

    /** Returns the network of an address with a prefix length. */
    public static Ipv4Prefix network(Ipv4Address member, int length) {
        return new Ipv4Prefix(new Ipv4Address(member.bits() & mask(length)), length);
    }

    /** Returns the prefix of a single address, with length 32. */
    public static Ipv4Prefix host(Ipv4Address address) {
        return new Ipv4Prefix(address, MAX_LENGTH);
    }

    /**
     * Parses {@code a.b.c.d/n}.
     *
     * @return the prefix; empty if the text has another format or host bits are set
     */
    public static Optional<Ipv4Prefix> parse(String text) {
        return InterfaceAddress.parse(text)
                .filter(parsed -> (parsed.address().bits() & ~mask(parsed.prefixLength())) == 0)
                .map(InterfaceAddress::network);
    }

    /**
     * Parses a valid prefix.
     *
     * @throws IllegalArgumentException if the text has another format or host bits are set
     */
    public static Ipv4Prefix of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("not an IPv4 prefix: " + text));
    }

    /** Returns true if an address is in this network. */
    public boolean contains(Ipv4Address candidate) {
        return (candidate.bits() & mask(length)) == address.bits();
    }

    /**
     * Returns true for the network address or the broadcast address of this network, which no host has. Networks of one
     * or two addresses have neither (RFC 3021).
     */
    public boolean isNetworkOrBroadcast(Ipv4Address candidate) {
        return length <= LONGEST_WITH_BROADCAST
                && (candidate.equals(address) || candidate.bits() == (address.bits() | ~mask(length)));
    }

    /** Returns true if this network and another have an address in common. */
    public boolean overlaps(Ipv4Prefix other) {
        return contains(other.address) || other.contains(address);
    }

    @Override
    public int compareTo(Ipv4Prefix other) {
        int byAddress = address.compareTo(other.address);
        return byAddress != 0 ? byAddress : Integer.compare(length, other.length);
    }

    @Override
    public String toString() {
        return address + "/" + length;
    }

    private static int mask(int length) {
        return length == 0 ? 0 : -1 << (MAX_LENGTH - length);
    }
}
