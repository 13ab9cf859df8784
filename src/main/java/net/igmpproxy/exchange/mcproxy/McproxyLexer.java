package net.igmpproxy.exchange.mcproxy;

import java.util.ArrayList;
import java.util.List;
import net.igmpproxy.exchange.draft.Excerpt;
import net.igmpproxy.exchange.draft.Problems;
import net.igmpproxy.exchange.text.Characters;

/**
 * Splits {@code mcproxy.conf} into statements, which end with {@code ;}. A {@code #} starts a comment, even within
 * quotes.
 */
final class McproxyLexer {
    private static final String SIGNS = ":(){}|*";
    private static final char QUOTE = '"';

    private final Problems problems;
    private final List<List<Excerpt>> statements = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private List<Excerpt> words = new ArrayList<>();
    private int line = 1;

    private McproxyLexer(Problems problems) {
        this.problems = problems;
    }

    /** Returns the statements of a text, each with at least one word. */
    static List<List<Excerpt>> read(String text, Problems problems) {
        McproxyLexer lexer = new McproxyLexer(problems);
        boolean inComment = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            inComment = c == '#' || (inComment && c != '\n');
            if (!inComment) {
                lexer.take(c);
            }
            lexer.line += c == '\n' ? 1 : 0;
        }
        lexer.endStatement();
        return lexer.statements;
    }

    private void take(char c) {
        if (c == ';') {
            endStatement();
        } else if (Characters.isBlank(c)) {
            problems.refuse(new Excerpt(line, word.toString()), Characters.reason(c));
        } else if (Character.isWhitespace(c) || c == QUOTE) {
            endWord();
        } else if (SIGNS.indexOf(c) >= 0) {
            endWord();
            words.add(new Excerpt(line, String.valueOf(c)));
        } else {
            word.append(c);
        }
    }

    private void endWord() {
        if (!word.isEmpty()) {
            words.add(new Excerpt(line, word.toString()));
            word.setLength(0);
        }
    }

    private void endStatement() {
        endWord();
        if (!words.isEmpty()) {
            statements.add(words);
            words = new ArrayList<>();
        }
    }
}
