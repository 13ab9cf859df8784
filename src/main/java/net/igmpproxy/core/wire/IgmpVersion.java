package net.igmpproxy.core.wire;

import java.util.Optional;
import java.util.OptionalInt;

/** IGMP version, in ascending order. */
public enum IgmpVersion {
    /** IGMPv1, RFC 1112. */
    V1(1),
    /** IGMPv2, RFC 2236. */
    V2(2),
    /** IGMPv3, RFC 9776. */
    V3(3);

    private final int number;

    IgmpVersion(int number) {
        this.number = number;
    }

    /** Returns the version number, 1 to 3. */
    public int number() {
        return number;
    }

    /**
     * Returns the version of a number, if present.
     *
     * @throws IllegalArgumentException if the number is not 1, 2 or 3
     */
    public static Optional<IgmpVersion> ofNumber(OptionalInt number) {
        return number.isPresent() ? Optional.of(ofNumber(number.getAsInt())) : Optional.empty();
    }

    /**
     * Returns the version of a number.
     *
     * @throws IllegalArgumentException if the number is not 1, 2 or 3
     */
    public static IgmpVersion ofNumber(int number) {
        return switch (number) {
            case 1 -> V1;
            case 2 -> V2;
            case 3 -> V3;
            default -> throw new IllegalArgumentException("no version of IGMP: " + number);
        };
    }
}
