package net.igmpproxy.core.config;

import java.util.OptionalInt;

/** IGMP version of an interface. */
public enum IgmpVersionOption {
    /**
     * IGMPv3 with fallback to an older version while an older router is present (RFC 9776 sections 7.2.1 and 7.3.1).
     */
    AUTO(OptionalInt.empty()),
    /** IGMPv1 only (RFC 1112). */
    V1(OptionalInt.of(1)),
    /** IGMPv2 only (RFC 2236). */
    V2(OptionalInt.of(2)),
    /** IGMPv3 only (RFC 9776). */
    V3(OptionalInt.of(3));

    private final OptionalInt number;

    IgmpVersionOption(OptionalInt number) {
        this.number = number;
    }

    /** Returns the fixed version, 1 to 3; empty for {@link #AUTO}. */
    public OptionalInt number() {
        return number;
    }

    /** Returns the value as written in the document: a number, or {@code auto}. */
    @Override
    public String toString() {
        return number.isPresent() ? Integer.toString(number.getAsInt()) : "auto";
    }

    /** Returns true if messages of this version can carry source lists. */
    boolean knowsSources() {
        return this == AUTO || this == V3;
    }
}
