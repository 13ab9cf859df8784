package net.igmpproxy.core.exchange;

import java.util.ArrayDeque;
import java.util.Deque;

/** Splits {@code igmpproxy.conf} into words; lines mean nothing but the end of a comment. */
final class IgmpproxyLexer {
    private static final String WHITE_SPACE = " \t\r\n";

    private IgmpproxyLexer() {}

    /** The words of a text, with the lines they stand in. */
    static Deque<Excerpt> read(String text) {
        Deque<Excerpt> words = new ArrayDeque<>();
        StringBuilder word = new StringBuilder();
        boolean inComment = false;
        int line = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            inComment = c == '#' || (inComment && c != '\n');
            if (!inComment && WHITE_SPACE.indexOf(c) < 0) {
                word.append(c);
            } else if (!word.isEmpty()) {
                words.add(new Excerpt(line, word.toString()));
                word.setLength(0);
            }
            line += c == '\n' ? 1 : 0;
        }
        if (!word.isEmpty()) {
            words.add(new Excerpt(line, word.toString()));
        }
        return words;
    }
}
