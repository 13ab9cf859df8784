package net.igmpproxy.core.config;

import java.util.Comparator;
import net.igmpproxy.core.addr.InterfaceName;

/**
 * Document key that matches several interface names: {@code *} matches any characters, {@code ?} matches one (glob(7)),
 * any other character matches itself. The natural order puts the most specific pattern first.
 *
 * @param key key as written in the document
 */
public record NamePattern(InterfaceName key) implements Comparable<NamePattern> {
    private static final String WILDCARDS = "*?";

    private static final Comparator<NamePattern> ORDER = Comparator.comparingInt(NamePattern::prefixLength)
            .thenComparingInt(NamePattern::literals)
            .reversed()
            .thenComparing(NamePattern::key);

    /** Returns true if a key contains wildcards. */
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

    /** Returns the number of characters before the first wildcard. */
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
