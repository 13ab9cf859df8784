package net.igmpproxy.lab.wire;

import java.util.stream.IntStream;

/**
 * Floating-point code of Max Resp Code and QQIC (RFC 9776 sections 4.1.1 and 4.1.7): linear below 128, otherwise a
 * mantissa of 4 bits and an exponent of 3 bits.
 */
public final class FloatingCode {
    private static final int CODES = 256;

    private FloatingCode() {}

    /** Returns the value of a code, 0 to 31744. */
    public static int value(int code) {
        int mantissa = code & 0x0F;
        int exponent = (code >> 4) & 0x07;
        return code < 128 ? code : (mantissa | 0x10) << (exponent + 3);
    }

    /**
     * Returns the code of a value.
     *
     * @throws IllegalArgumentException if no code represents the value
     */
    public static int code(int value) {
        return IntStream.range(0, CODES)
                .filter(code -> value(code) == value)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no code stands for " + value));
    }
}
