package net.igmpproxy.exchange.routeros;

import java.util.ArrayList;
import java.util.List;
import net.igmpproxy.exchange.draft.Excerpt;
import net.igmpproxy.exchange.draft.Problems;

/**
 * Splits a RouterOS line into words, with double quotes and {@code \\} as the escape character; {@code #} is an
 * ordinary character.
 */
final class RouterosWords {
    private static final char QUOTE = '"';
    private static final char ESCAPE = '\\';

    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean isEscaped;
    private boolean isQuoted;
    private boolean isBegun;

    private RouterosWords() {}

    /** Returns the words of a line; empty after an error. */
    static List<String> read(String line, Excerpt place, Problems problems) {
        RouterosWords reader = new RouterosWords();
        line.chars().forEach(character -> reader.take((char) character));
        reader.end();
        if (reader.isQuoted) {
            problems.refuse(place, "lacks a closing \": add it");
            return List.of();
        }
        return reader.words;
    }

    private void take(char c) {
        if (isEscaped) {
            word.append(c);
            isEscaped = false;
        } else if (c == ESCAPE) {
            isEscaped = true;
            isBegun = true;
        } else if (c == QUOTE) {
            isQuoted = !isQuoted;
            isBegun = true;
        } else if (Character.isWhitespace(c) && !isQuoted) {
            end();
        } else {
            word.append(c);
            isBegun = true;
        }
    }

    private void end() {
        if (isBegun) {
            words.add(word.toString());
        }
        isBegun = false;
        word.setLength(0);
    }
}
