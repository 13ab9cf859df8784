package net.igmpproxy.exchange.draft;

import net.igmpproxy.core.config.document.FieldError;

/**
 * A place in a foreign text.
 *
 * @param line where it is, from 1
 * @param text what stands there; a long text is cut
 */
public record Excerpt(int line, String text) {
    private static final int MAX_TEXT_LENGTH = 100;

    public Excerpt {
        text = FieldError.abbreviated(text, MAX_TEXT_LENGTH);
    }
}
