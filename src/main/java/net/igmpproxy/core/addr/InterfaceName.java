package net.igmpproxy.core.addr;

/**
 * The name of a network interface, such as {@code eth0.100}: what configuration and protocol state are kept under,
 * since the kernel's index changes when an interface is made anew.
 *
 * @param value 1 to 15 characters, none of them white space or {@code /} ({@code dev_valid_name} in
 *              {@code net/core/dev.c})
 */
public record InterfaceName(String value) implements Comparable<InterfaceName> {
    /** {@code IFNAMSIZ} less the terminating zero. */
    public static final int MAX_LENGTH = 15;

    public InterfaceName {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not an interface name: " + value);
        }
    }

    /** Whether the kernel would let an interface have this name. */
    public static boolean isValid(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_LENGTH
                && !".".equals(text)
                && !"..".equals(text)
                && text.chars().noneMatch(c -> c == '/' || c == ':' || Character.isWhitespace(c));
    }

    @Override
    public int compareTo(InterfaceName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
