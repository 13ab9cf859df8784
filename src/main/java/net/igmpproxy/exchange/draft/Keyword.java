package net.igmpproxy.exchange.draft;

import java.util.Locale;

/** Keyword of a foreign format: an enum constant named after the word. */
public interface Keyword {
    /** Returns the name of the constant. */
    String name();

    /** Returns the word in the format, such as {@code alt-subnet} for {@code ALT_SUBNET}. */
    default String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
