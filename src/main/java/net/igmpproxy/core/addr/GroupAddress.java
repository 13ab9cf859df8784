package net.igmpproxy.core.addr;

import java.util.Optional;

/**
 * The address of a multicast group.
 *
 * @param address an address in {@code 224.0.0.0/4}
 */
public record GroupAddress(Ipv4Address address) implements Comparable<GroupAddress> {
    /** Before all others. */
    public static final GroupAddress LOWEST = of("224.0.0.0");

    public GroupAddress {
        if (!address.isMulticast()) {
            throw new IllegalArgumentException("not a multicast address: " + address);
        }
    }

    /** Reads a group that is known to be well formed. */
    public static GroupAddress of(String text) {
        return new GroupAddress(Ipv4Address.of(text));
    }

    /** The group at this address, or nothing if it is no multicast address. */
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
