package net.igmpproxy.core.addr;

import java.util.Optional;

/**
 * An address together with the network it gives access to, as {@code ip address} shows it: {@code 10.0.0.2/24}, or
 * {@code 10.0.0.2 peer 10.9.9.1/32} on a point-to-point link.
 *
 * @param address      the interface's own address
 * @param peer         that of the other end of a point-to-point link, else the same
 * @param prefixLength leading bits of the peer's address that it shares with its neighbours, 0 to 32
 */
public record InterfaceAddress(Ipv4Address address, Ipv4Address peer, int prefixLength) {
    /** An address in a network. */
    public InterfaceAddress(Ipv4Address address, int prefixLength) {
        this(address, address, prefixLength);
    }

    /** Reads {@code a.b.c.d/n}; host bits may be set. */
    public static Optional<InterfaceAddress> parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        return prefixLength(text.substring(slash + 1))
                .flatMap(length -> Ipv4Address.parse(text.substring(0, slash))
                        .map(address -> new InterfaceAddress(address, length)));
    }

    /** Whether the network has room for a neighbour: it is not the interface's own address alone. */
    public boolean hasNeighbours() {
        return prefixLength < Integer.SIZE || !peer.equals(address);
    }

    /** The network of the interface; on a point-to-point link, of its other end. */
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
