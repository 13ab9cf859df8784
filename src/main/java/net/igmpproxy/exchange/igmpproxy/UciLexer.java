package net.igmpproxy.exchange.igmpproxy;

import java.util.ArrayList;
import java.util.List;
import net.igmpproxy.exchange.draft.Excerpt;
import net.igmpproxy.exchange.draft.Problems;
import net.igmpproxy.exchange.text.Characters;

/**
 * Splits a UCI line into words, with single and double quotes, {@code \} as the escape character, and {@code #} for
 * comments.
 */
final class UciLexer {
    private final String line;
    private final Excerpt place;
    private final Problems problems;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private int position;

    private UciLexer(String line, Excerpt place, Problems problems) {
        this.line = line;
        this.place = place;
        this.problems = problems;
    }

    /** Returns the words of a line without comments; empty after an error. */
    static List<String> read(String line, Excerpt place, Problems problems) {
        UciLexer lexer = new UciLexer(line, place, problems);
        return lexer.readAll() ? lexer.words : List.of();
    }

    private boolean readAll() {
        while (position < line.length() && line.charAt(position) != '#') {
            char next = line.charAt(position++);
            if (next == '\'' || next == '"') {
                if (!quoted(next)) {
                    problems.refuse(place, "lacks a closing " + next + ": add it in the same line");
                    return false;
                }
            } else if (next == ';') {
                problems.refuse(place, "ends a statement with ; here: write each one in a line of its own");
                return false;
            } else if (Characters.isBlank(next)) {
                problems.refuse(place, Characters.reason(next));
                return false;
            } else if (Character.isWhitespace(next)) {
                end();
            } else {
                append(next == '\\' && position < line.length() ? line.charAt(position++) : next);
            }
        }
        end();
        return true;
    }

    private boolean quoted(char quote) {
        inWord = true;
        while (position < line.length() && line.charAt(position) != quote) {
            char next = line.charAt(position++);
            append(next == '\\' && quote == '"' && position < line.length() ? line.charAt(position++) : next);
        }
        return position++ < line.length();
    }

    private void append(char c) {
        inWord = true;
        word.append(c);
    }

    private void end() {
        if (inWord) {
            words.add(word.toString());
        }
        inWord = false;
        word.setLength(0);
    }
}
