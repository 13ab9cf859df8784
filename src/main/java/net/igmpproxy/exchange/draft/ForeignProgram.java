package net.igmpproxy.exchange.draft;

/** Program with an importable configuration, and its differences in behaviour. */
public enum ForeignProgram {
    VYOS(true),
    IGMPPROXY(true),
    ROUTEROS(true),
    /** Configures no networks of sources and hosts, but the version of its queries. */
    MCPROXY(false),
    /** Configures no networks of sources and hosts, but the version of its queries. */
    IMPROXY(false);

    /** Behaviour that differs from this program. */
    enum Difference {
        /** Proxies SSDP, which an upstream interface of this program denies by default. */
        SSDP,
        /** Sends IGMPv2 general queries. */
        VERSION_2_QUERIES,
        /** Ignores {@code 0.0.0.0/0} as a network on a downstream interface. */
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
