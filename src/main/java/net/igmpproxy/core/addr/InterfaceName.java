package net.igmpproxy.core.addr;

/**
 * Name of a network interface, such as {@code eth0.100}. It is the key of configuration and protocol state, since the
 * kernel's index changes when an interface is recreated.
 *
 * @param value 1 to 15 bytes in UTF-8, without white space, {@code /} and {@code :} ({@code dev_valid_name} in
 *     {@code net/core/dev.c}); also without characters that logs and pages do not show: control, format, private-use
 *     and unassigned ones
 */
public record InterfaceName(String value) implements Comparable<InterfaceName> {
    /** {@code IFNAMSIZ} without the terminating zero, in bytes. */
    public static final int MAX_LENGTH = 15;

    public InterfaceName {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not an interface name: " + value);
        }
    }

    /** Returns true if the kernel accepts the name and all its characters are visible. */
    public static boolean isValid(String text) {
        return !text.isEmpty()
                && text.codePoints().map(InterfaceName::sizeBytes).sum() <= MAX_LENGTH
                && !".".equals(text)
                && !"..".equals(text)
                && text.codePoints().allMatch(InterfaceName::isAllowed);
    }

    /** Returns the UTF-8 length of a character in bytes (RFC 3629 section 3). */
    private static int sizeBytes(int character) {
        if (character < 0x80) {
            return 1;
        }
        if (character < 0x800) {
            return 2;
        }
        return character < 0x10000 ? 3 : 4;
    }

    private static boolean isAllowed(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> character != '/' && character != ':';
        };
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
