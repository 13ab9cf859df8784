package net.igmpproxy.exchange.draft;

import net.igmpproxy.core.config.document.FieldError;

/**
 * Position in an imported text.
 *
 * @param line line number, from 1
 * @param text text at the position, at most 100 characters
 */
public record Excerpt(int line, String text) {
    private static final int MAX_TEXT_LENGTH = 100;

    public Excerpt {
        text = FieldError.abbreviated(text, MAX_TEXT_LENGTH);
    }
}
