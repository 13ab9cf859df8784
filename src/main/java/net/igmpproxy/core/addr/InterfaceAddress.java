package net.igmpproxy.core.addr;

import java.util.Optional;

/**
 * An address together with the network it stands in, as {@code ip address} shows it: {@code 10.0.0.2/24}.
 *
 * @param address      the interface's own address
 * @param prefixLength leading bits shared with its neighbours, 0 to 32
 */
public record InterfaceAddress(Ipv4Address address, int prefixLength) {
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

    /** The network of the interface. */
    public Ipv4Prefix network() {
        return Ipv4Prefix.network(address, prefixLength);
    }

    @Override
    public String toString() {
        return address + "/" + prefixLength;
    }

    private static Optional<Integer> prefixLength(String digits) {
        if (!digits.matches("[0-9]{1,2}") || Integer.parseInt(digits) > Integer.SIZE) {
            return Optional.empty();
        }
        return Optional.of(Integer.valueOf(digits));
    }
}
