package net.igmpproxy.core.exchange;

import java.util.Locale;

/** A word that means something in a foreign format: a constant, named as the word is written. */
interface Keyword {
    /** The name of the constant. */
    String name();

    /** How the format writes it: {@code ALT_SUBNET} as {@code alt-subnet}. */
    default String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
