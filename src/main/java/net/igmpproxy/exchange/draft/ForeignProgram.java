package net.igmpproxy.exchange.draft;

/** A program whose configuration is read, with what it does differently where the settings look the same. */
public enum ForeignProgram {
    VYOS(true),
    IGMPPROXY(true),
    ROUTEROS(true),
    /** Knows no networks of sources and hosts, and has the version of its queries in its configuration. */
    MCPROXY(false),
    /** Likewise. */
    IMPROXY(false);

    /** Behaviour that is not the same here. */
    enum Difference {
        /** Proxies SSDP, which an upstream interface denies here by default. */
        SSDP,
        /** Sends general queries in version 2. */
        VERSION_2_QUERIES,
        /** Ignores the network of all addresses on a downstream interface. */
        ANY_HOST
    }

    private final boolean isIgmpproxy;

    ForeignProgram(boolean isIgmpproxy) {
        this.isIgmpproxy = isIgmpproxy;
    }

    boolean has(Difference difference) {
        return isIgmpproxy || difference == Difference.SSDP;
    }
}
