package net.igmpproxy.core.exchange;

import net.igmpproxy.core.config.FieldError;

/**
 * A place in a foreign text.
 *
 * @param line where it is, from 1
 * @param text what stands there; a long text is cut
 */
record Excerpt(int line, String text) {
    private static final int MAX_TEXT_LENGTH = 100;

    Excerpt {
        text = FieldError.abbreviated(text, MAX_TEXT_LENGTH);
    }
}
