package net.igmpproxy.core.config;

import java.util.OptionalInt;

/** The version of IGMP that an interface speaks. */
public enum IgmpVersionOption {
    /** Version 3, and an older one while a router of that version is present (RFC 9776 sections 7.2.1 and 7.3.1). */
    AUTO(OptionalInt.empty()),
    /** IGMPv1 (RFC 1112), whatever others speak. */
    V1(OptionalInt.of(1)),
    /** IGMPv2 (RFC 2236), whatever others speak. */
    V2(OptionalInt.of(2)),
    /** IGMPv3 (RFC 9776), whatever others speak. */
    V3(OptionalInt.of(3));

    private final OptionalInt number;

    IgmpVersionOption(OptionalInt number) {
        this.number = number;
    }

    /** The version that is fixed, 1 to 3; nothing if it follows the others. */
    public OptionalInt number() {
        return number;
    }

    /** The version as people write it: a number, or {@code auto}. */
    @Override
    public String toString() {
        return number.isPresent() ? Integer.toString(number.getAsInt()) : "auto";
    }

    /** Whether messages of this version may name sources. */
    boolean knowsSources() {
        return this == AUTO || this == V3;
    }
}
