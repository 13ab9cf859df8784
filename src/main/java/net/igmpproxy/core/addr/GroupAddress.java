package net.igmpproxy.core.addr;

import java.util.Optional;

/**
 * Address of a multicast group.
 *
 * @param address an address in {@code 224.0.0.0/4}
 */
public record GroupAddress(Ipv4Address address) implements Comparable<GroupAddress> {
    /** Lowest group address, {@code 224.0.0.0}. */
    public static final GroupAddress LOWEST = of("224.0.0.0");

    public GroupAddress {
        if (!address.isMulticast()) {
            throw new IllegalArgumentException("not a multicast address: " + address);
        }
    }

    /**
     * Parses a valid group address.
     *
     * @throws IllegalArgumentException if the text is not a multicast address
     */
    public static GroupAddress of(String text) {
        return new GroupAddress(Ipv4Address.of(text));
    }

    /** Returns the group at an address; empty if the address is not multicast. */
    public static Optional<GroupAddress> from(Ipv4Address address) {
        return address.isMulticast() ? Optional.of(new GroupAddress(address)) : Optional.empty();
    }

    @Override
    public int compareTo(GroupAddress other) {
        return address.compareTo(other.address);
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
