package net.igmpproxy.exchange.draft;

import java.util.Locale;

/** A word that means something in a foreign format: a constant, named as the word is written. */
public interface Keyword {
    /** The name of the constant. */
    String name();

    /** How the format writes it: {@code ALT_SUBNET} as {@code alt-subnet}. */
    default String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
