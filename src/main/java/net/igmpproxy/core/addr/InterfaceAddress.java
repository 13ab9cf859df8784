package net.igmpproxy.core.addr;

import java.util.Optional;

/**
 * Interface address with its network, in the format of {@code ip address}: {@code 10.0.0.2/24}, or
 * {@code 10.0.0.2 peer 10.9.9.1/32} on a point-to-point link.
 *
 * @param address address of the interface itself
 * @param peer address of the peer on a point-to-point link, else {@code address}
 * @param prefixLength prefix length of the network of {@code peer}, 0 to 32
 */
public record InterfaceAddress(Ipv4Address address, Ipv4Address peer, int prefixLength) {
    /** Creates an address without a peer. */
    public InterfaceAddress(Ipv4Address address, int prefixLength) {
        this(address, address, prefixLength);
    }

    /** Parses {@code a.b.c.d/n}; host bits may be set. */
    public static Optional<InterfaceAddress> parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        return prefixLength(text.substring(slash + 1))
                .flatMap(length -> Ipv4Address.parse(text.substring(0, slash))
                        .map(address -> new InterfaceAddress(address, length)));
    }

    /** Returns true if the network contains addresses other than the interface's own. */
    public boolean hasNeighbours() {
        return prefixLength < Integer.SIZE || !peer.equals(address);
    }

    /** Returns the network of the interface; on a point-to-point link, the network of the peer. */
    public Ipv4Prefix network() {
        return Ipv4Prefix.network(peer, prefixLength);
    }

    @Override
    public String toString() {
        return (peer.equals(address) ? address : address + " peer " + peer) + "/" + prefixLength;
    }

    private static Optional<Integer> prefixLength(String digits) {
        if (!digits.matches("[0-9]{1,2}") || Integer.parseInt(digits) > Integer.SIZE) {
            return Optional.empty();
        }
        return Optional.of(Integer.valueOf(digits));
    }
}
