package net.igmpproxy.linux.netlink;

/** Alignment of netlink messages and attributes to 4 bytes ({@code NLMSG_ALIGN}, {@code NLA_ALIGN}). */
public final class Alignment {
    private static final int OCTETS = 4;

    private Alignment() {}

    /** Rounds a length up to the alignment. */
    public static int up(int length) {
        return (length + OCTETS - 1) / OCTETS * OCTETS;
    }
}
