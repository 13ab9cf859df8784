package net.igmpproxy.core.wire;

/**
 * Eight-bit time code of IGMPv3: Max Resp Time in tenths of a second, Querier's Query Interval in seconds. The code is
 * linear below 128 and a floating-point value above (RFC 9776 sections 4.1.1 and 4.1.7).
 */
public final class TimeCode {
    /** Largest value that has a code. */
    public static final int MAX_VALUE = 31744;

    private static final int MAX_CODE = 0xff;
    private static final int FLOATING_POINT = 0x80;
    private static final int MANTISSA_BITS = 4;
    private static final int MANTISSA_MASK = 0x0f;
    private static final int HIDDEN_BIT = 0x10;
    private static final int EXPONENT_MASK = 0x07;
    private static final int EXPONENT_BIAS = 3;

    private TimeCode() {}

    /**
     * Decodes a code.
     *
     * @param code 0 to 255
     * @return 0 to {@link #MAX_VALUE}
     */
    public static int valueOf(int code) {
        if (code < FLOATING_POINT) {
            return code;
        }
        int exponent = code >>> MANTISSA_BITS & EXPONENT_MASK;
        int mantissa = code & MANTISSA_MASK;
        return (HIDDEN_BIT | mantissa) << (exponent + EXPONENT_BIAS);
    }

    /**
     * Encodes a value, rounded down to the next value that has a code. Hosts that receive a shorter time answer early;
     * a longer time would make them answer too late.
     *
     * @param value 0 or more; values above {@link #MAX_VALUE} have its code
     * @return 0 to 255
     */
    public static int codeOf(int value) {
        if (value < FLOATING_POINT) {
            return value;
        }
        if (value >= MAX_VALUE) {
            return MAX_CODE;
        }
        int shift = Integer.SIZE - Integer.numberOfLeadingZeros(value) - 1 - MANTISSA_BITS;
        int exponent = shift - EXPONENT_BIAS;
        int mantissa = value >>> shift & MANTISSA_MASK;
        return FLOATING_POINT | exponent << MANTISSA_BITS | mantissa;
    }
}
