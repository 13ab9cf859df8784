package net.igmpproxy.linux.netlink;

/** Netlink messages and attributes begin at multiples of 4 octets ({@code NLMSG_ALIGN}, {@code NLA_ALIGN}). */
public final class Alignment {
    private static final int OCTETS = 4;

    private Alignment() {}

    /** The next such multiple. */
    public static int up(int length) {
        return (length + OCTETS - 1) / OCTETS * OCTETS;
    }
}
