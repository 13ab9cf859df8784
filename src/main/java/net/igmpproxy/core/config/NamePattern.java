package net.igmpproxy.core.config;

import java.util.Comparator;
import net.igmpproxy.core.addr.InterfaceName;

/**
 * A key of the document that stands for all interfaces whose names match: {@code *} is any characters, {@code ?} is one
 * (glob(7)), all others are themselves. The one that says most of a name comes first.
 *
 * @param key as the document has it
 */
public record NamePattern(InterfaceName key) implements Comparable<NamePattern> {
    private static final String WILDCARDS = "*?";

    private static final Comparator<NamePattern> ORDER = Comparator.comparingInt(NamePattern::prefixLength)
            .thenComparingInt(NamePattern::literals)
            .reversed()
            .thenComparing(NamePattern::key);

    /** Whether a key stands for more than one interface. */
    public static boolean isPattern(InterfaceName key) {
        return key.value().chars().anyMatch(NamePattern::isWildcard);
    }

    boolean matches(InterfaceName name) {
        return matches(key.value(), name.value());
    }

    private static boolean matches(String pattern, String name) {
        if (pattern.isEmpty()) {
            return name.isEmpty();
        }
        if (pattern.charAt(0) == '*') {
            return matches(pattern.substring(1), name) || (!name.isEmpty() && matches(pattern, name.substring(1)));
        }
        return !name.isEmpty()
                && (pattern.charAt(0) == '?' || pattern.charAt(0) == name.charAt(0))
                && matches(pattern.substring(1), name.substring(1));
    }

    /** How many characters there are before the first wildcard. */
    private int prefixLength() {
        return (int) key.value().chars().takeWhile(c -> !isWildcard(c)).count();
    }

    private int literals() {
        return (int) key.value().chars().filter(c -> !isWildcard(c)).count();
    }

    private static boolean isWildcard(int character) {
        return WILDCARDS.indexOf(character) >= 0;
    }

    @Override
    public int compareTo(NamePattern other) {
        return ORDER.compare(this, other);
    }
}
