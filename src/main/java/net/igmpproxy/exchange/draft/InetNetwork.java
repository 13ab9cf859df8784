package net.igmpproxy.exchange.draft;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import net.igmpproxy.core.addr.InterfaceAddress;
import net.igmpproxy.core.addr.Ipv4Address;

/**
 * Network parser of igmpproxy. The address follows {@code inet_addr(3)}: one to four decimal, octal or hexadecimal
 * numbers, of which the last fills the remaining bytes. The length follows {@code atoi(3)}, which stops at the first
 * non-digit.
 */
public final class InetNetwork {
    private static final int MAX_LENGTH = Integer.SIZE;
    private static final int MAX_PARTS = 4;
    private static final long MAX_BYTE = 0xff;
    private static final int HEXADECIMAL = 16;
    private static final int OCTAL = 8;
    private static final int DECIMAL = 10;

    /** {@code INADDR_NONE}, which igmpproxy treats as an error. */
    private static final long NONE = 0xffffffffL;

    private InetNetwork() {}

    /** Parses a network; returns empty if igmpproxy refuses it. Host bits may be set. */
    public static Optional<InterfaceAddress> parse(String text) {
        List<String> parts = Arrays.stream(text.split("/", -1))
                .filter(part -> !part.isEmpty())
                .limit(2)
                .toList();
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        OptionalLong address = address(parts.get(0));
        int length = parts.size() > 1 ? atoi(parts.get(1)) : MAX_LENGTH;
        if (address.isEmpty() || address.getAsLong() == NONE || length < 0 || length > MAX_LENGTH) {
            return Optional.empty();
        }
        return Optional.of(new InterfaceAddress(new Ipv4Address((int) address.getAsLong()), length));
    }

    /** Returns the number at the start of a text like {@code atoi(3)}; 0 if there is none. */
    public static int atoi(String text) {
        boolean isNegative = text.startsWith("-");
        int start = isNegative || text.startsWith("+") ? 1 : 0;
        long value = 0;
        for (int i = start; i < text.length() && isDigit(text.charAt(i)); i++) {
            int digit = text.charAt(i) - '0';
            if (value > (Long.MAX_VALUE - digit) / DECIMAL) {
                return (int) (isNegative ? Long.MIN_VALUE : Long.MAX_VALUE);
            }
            value = value * DECIMAL + digit;
        }
        return (int) (isNegative ? -value : value);
    }

    private static OptionalLong address(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length > MAX_PARTS) {
            return OptionalLong.empty();
        }
        long address = 0;
        for (int i = 0; i < parts.length; i++) {
            boolean isLast = i == parts.length - 1;
            int remainingBits = (MAX_PARTS - i) * Byte.SIZE;
            OptionalLong part = number(parts[i], isLast ? (1L << remainingBits) - 1 : MAX_BYTE);
            if (part.isEmpty()) {
                return OptionalLong.empty();
            }
            address |= part.getAsLong() << (isLast ? 0 : remainingBits - Byte.SIZE);
        }
        return OptionalLong.of(address);
    }

    private static OptionalLong number(String text, long max) {
        boolean isHexadecimal = text.matches("0[xX][0-9A-Fa-f]{1,16}");
        if (!isHexadecimal && !text.matches("0[0-7]{0,20}|[1-9][0-9]{0,17}")) {
            return OptionalLong.empty();
        }
        int octalOrDecimal = text.startsWith("0") ? OCTAL : DECIMAL;
        long value = isHexadecimal
                ? Long.parseUnsignedLong(text.substring(2), HEXADECIMAL)
                : Long.parseLong(text, octalOrDecimal);
        return value < 0 || value > max ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
