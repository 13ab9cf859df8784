package net.igmpproxy.core.exchange;

import java.util.EnumSet;
import java.util.Set;

/** A program whose configuration is read, with what it does differently where the settings look the same. */
enum ForeignProgram {
    VYOS(EnumSet.allOf(Difference.class)),
    IGMPPROXY(EnumSet.allOf(Difference.class)),
    ROUTEROS(EnumSet.allOf(Difference.class)),
    /** Knows no networks of sources and hosts, and has the version of its queries in its configuration. */
    MCPROXY(EnumSet.of(Difference.SSDP)),
    /** Likewise. */
    IMPROXY(EnumSet.of(Difference.SSDP));

    /** Behaviour that is not the same here. */
    enum Difference {
        /** Proxies SSDP, which an upstream interface denies here by default. */
        SSDP,
        /** Sends general queries in version 2. */
        VERSION_2_QUERIES,
        /** Ignores the network of all addresses on a downstream interface. */
        ANY_HOST
    }

    private final Set<Difference> differences;

    ForeignProgram(Set<Difference> differences) {
        this.differences = differences;
    }

    boolean has(Difference difference) {
        return differences.contains(difference);
    }
}
