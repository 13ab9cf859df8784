package net.igmpproxy.exchange.igmpproxy;

import java.util.ArrayDeque;
import java.util.Deque;
import net.igmpproxy.exchange.draft.Excerpt;
import net.igmpproxy.exchange.draft.Problems;

/**
 * Splits {@code igmpproxy.conf} into words like igmpproxy. A line break is white space and ends a comment. A comment
 * directly after a word does not end the word. Words above 29 characters are refused, since igmpproxy splits them.
 */
final class IgmpproxyLexer {
    private static final String WHITE_SPACE = " \t\r\n";

    /** {@code MAX_TOKEN_LENGTH} without the terminating zero, in characters. */
    private static final int MAX_LENGTH = 29;

    private final Problems problems;
    private final Deque<Excerpt> words = new ArrayDeque<>();
    private final StringBuilder word = new StringBuilder();
    private int line = 1;
    private int beginning = 1;
    private boolean inComment;
    private boolean isInterrupted;

    private IgmpproxyLexer(Problems problems) {
        this.problems = problems;
    }

    /** Returns the words of a text with the lines in which they start. */
    static Deque<Excerpt> read(String text, Problems problems) {
        IgmpproxyLexer lexer = new IgmpproxyLexer(problems);
        for (int i = 0; i < text.length(); i++) {
            lexer.take(text.charAt(i));
        }
        lexer.end();
        return lexer.words;
    }

    private void take(char c) {
        if (inComment) {
            inComment = c != '\n';
        } else if (c == '#') {
            inComment = true;
            isInterrupted = !word.isEmpty();
        } else if (WHITE_SPACE.indexOf(c) >= 0) {
            end();
        } else {
            append(c);
        }
        line += c == '\n' ? 1 : 0;
    }

    private void append(char c) {
        beginning = word.isEmpty() ? line : beginning;
        word.append(c);
        if (isInterrupted) {
            isInterrupted = false;
            problems.refuse(
                    new Excerpt(line, word.toString()),
                    "igmpproxy joins the word before # in line " + beginning
                            + " and this one: write a space before the #");
        }
    }

    private void end() {
        if (word.length() > MAX_LENGTH) {
            problems.refuse(
                    new Excerpt(beginning, word.toString()),
                    "igmpproxy cuts words after " + MAX_LENGTH + " characters: make it shorter");
        } else if (!word.isEmpty()) {
            words.add(new Excerpt(beginning, word.toString()));
        }
        word.setLength(0);
        isInterrupted = false;
    }
}
