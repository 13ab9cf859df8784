package net.igmpproxy.fuzz;

import java.util.List;
import java.util.Random;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;

/**
 * Addresses for packets: mostly from a small set so that packets interact, some special ones, and some arbitrary ones.
 */
final class HostileAddresses {
    /** Network of the links in 192.168.0.0/16; the upstream network is 192.168.0.0/24, and the proxy always has .1. */
    private static final int NETWORK = Ipv4Address.of("192.168.0.0").bits();

    private static final int GROUPS = Ipv4Address.of("239.1.1.0").bits();
    private static final int CHANNELS = Ipv4Address.of("232.1.1.0").bits();
    private static final int SOURCES = Ipv4Address.of("10.0.0.1").bits();

    private static final List<Ipv4Address> SPECIAL = addresses(
            "0.0.0.0",
            "255.255.255.255",
            "127.0.0.1",
            "169.254.0.1",
            "224.0.0.1",
            "224.0.0.2",
            "224.0.0.22",
            "224.0.0.251",
            "239.255.255.250",
            "240.0.0.1",
            "192.168.0.1",
            "192.168.1.1",
            "192.168.2.1",
            "192.168.1.0",
            "192.168.1.255");

    private final Random random;

    HostileAddresses(Random random) {
        this.random = random;
    }

    /** Returns a group, mostly one of a few dozen. */
    GroupAddress group() {
        int base = random.nextInt(3) == 0 ? CHANNELS : GROUPS;
        Ipv4Address usual = new Ipv4Address(base + random.nextInt(16));
        return GroupAddress.from(random.nextInt(20) == 0 ? any() : usual).orElseGet(() -> new GroupAddress(usual));
    }

    /** Returns a source for a source list. */
    Ipv4Address source() {
        return random.nextInt(50) == 0 ? any() : new Ipv4Address(SOURCES + random.nextInt(64));
    }

    /**
     * Returns the sender of a packet, mostly a neighbour on its link.
     *
     * @param network the third byte of the link's network
     */
    Ipv4Address sender(int network) {
        return random.nextInt(12) == 0 ? any() : new Ipv4Address(NETWORK + (network << 8) + 2 + random.nextInt(24));
    }

    /** Returns an arbitrary or special address. */
    Ipv4Address any() {
        return switch (random.nextInt(3)) {
            case 0 -> new Ipv4Address(random.nextInt());
            case 1 -> new Ipv4Address(GROUPS + random.nextInt(1 << 16));
            default -> SPECIAL.get(random.nextInt(SPECIAL.size()));
        };
    }

    private static List<Ipv4Address> addresses(String... texts) {
        return List.of(texts).stream().map(Ipv4Address::of).toList();
    }
}
