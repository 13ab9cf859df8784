package net.igmpproxy.exchange.vyos;

import java.util.ArrayList;
import java.util.List;
import net.igmpproxy.exchange.draft.Excerpt;
import net.igmpproxy.exchange.draft.Problems;
import net.igmpproxy.exchange.text.Characters;
import net.igmpproxy.exchange.vyos.VyosStatement.Ending;

/**
 * Splits a VyOS configuration into statements. Braces are structure except within quotes and commands. Comments are
 * lines that start with {@code #} or {@code //}, and text between {@code /*} at the start of a line and its end mark.
 * Outside all blocks the shell rules apply: {@code ;} ends a command, and {@code #} starts a comment.
 */
final class VyosLexer {
    private static final char QUOTE = '\'';
    private static final char DOUBLE_QUOTE = '"';
    private static final char ESCAPE = '\\';
    private static final char NEW_LINE = '\n';
    private static final char COMMAND_END = ';';
    private static final char SHELL_COMMENT = '#';
    private static final String COMMENT = "/*";
    private static final String COMMENT_END = "*/";

    private final String text;
    private final Problems problems;
    private final List<VyosStatement> statements = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private int position;
    private int line = 1;
    private int beginning = 1;
    private int depth;
    private int lastRefusedLine;
    private boolean isQuoted;

    private VyosLexer(String text, Problems problems) {
        this.text = text;
        this.problems = problems;
    }

    /** Returns the statements of a text, without empty ones. */
    static List<VyosStatement> read(String text, Problems problems) {
        VyosLexer lexer = new VyosLexer(text, problems);
        while (lexer.position < text.length()) {
            lexer.step(text.charAt(lexer.position));
        }
        lexer.end(Ending.LINE);
        return lexer.statements;
    }

    private void step(char next) {
        if (next == NEW_LINE) {
            end(Ending.LINE);
            skipTo(position + 1);
        } else if (next == COMMAND_END && depth == 0) {
            end(Ending.LINE);
            position++;
        } else if (Characters.isBlank(next)) {
            refuseBlank(next);
            position++;
        } else if (Character.isWhitespace(next)) {
            position++;
        } else if (isBrace(next)) {
            end(next == '{' ? Ending.OPEN : Ending.CLOSE);
            position++;
        } else if (words.isEmpty() ? isCommentAhead(next) : isInCommand() && next == SHELL_COMMENT) {
            skipComment(next);
        } else {
            beginning = words.isEmpty() ? line : beginning;
            isQuoted = words.isEmpty() ? next == QUOTE || next == DOUBLE_QUOTE : isQuoted;
            words.add(word(next));
        }
    }

    /** Reports an error, once per line, for a character that looks like white space but is none in VyOS. */
    private void refuseBlank(char blank) {
        if (lastRefusedLine != line) {
            lastRefusedLine = line;
            int start = text.lastIndexOf(NEW_LINE, position) + 1;
            String whole = text.substring(start, indexOf(String.valueOf(NEW_LINE), position));
            problems.refuse(new Excerpt(line, whole.strip()), Characters.reason(blank));
        }
    }

    private void end(Ending ending) {
        if (!words.isEmpty() || ending != Ending.LINE) {
            statements.add(new VyosStatement(words.isEmpty() ? line : beginning, words, isQuoted, ending));
            words.clear();
            isQuoted = false;
        }
        if (ending != Ending.LINE) {
            depth += ending == Ending.OPEN ? 1 : -1;
        }
    }

    /**
     * Returns true for a brace outside commands; in commands, which are outside all blocks, braces are part of words.
     */
    private boolean isBrace(char c) {
        return !isInCommand() && (c == '{' || c == '}');
    }

    private boolean isInCommand() {
        return depth == 0 && !words.isEmpty() && VyosReader.isCommand(words.get(0));
    }

    private boolean isCommentAhead(char next) {
        return next == SHELL_COMMENT || text.startsWith("//", position) || text.startsWith(COMMENT, position);
    }

    private void skipComment(char next) {
        if (next == SHELL_COMMENT || !text.startsWith(COMMENT, position)) {
            skipTo(indexOf(String.valueOf(NEW_LINE), position));
            return;
        }
        int end = indexOf(COMMENT_END, position + COMMENT.length());
        if (end == text.length()) {
            problems.refuse(new Excerpt(line, COMMENT), "begins a comment that never ends: close it with */");
        }
        skipTo(end + COMMENT_END.length());
    }

    private String word(char first) {
        int start = position;
        if (first == QUOTE || first == DOUBLE_QUOTE) {
            int close = first == QUOTE ? closingQuote() : closingDoubleQuote();
            if (close > start) {
                skipTo(close + 1);
                String quoted = text.substring(start + 1, close);
                return first == QUOTE ? quoted : unescaped(quoted);
            }
        }
        do {
            position++;
        } while (position < text.length() && !endsWord(text.charAt(position)));
        return text.substring(start, position);
    }

    private boolean endsWord(char c) {
        return Character.isWhitespace(c) || Characters.isBlank(c) || isBrace(c) || (c == COMMAND_END && depth == 0);
    }

    /** Returns the index of the closing quote in the same line; -1 if the first quote is an apostrophe. */
    private int closingQuote() {
        int end = position + 1;
        while (end < text.length() && text.charAt(end) != NEW_LINE) {
            if (text.charAt(end) == QUOTE) {
                return end;
            }
            end++;
        }
        return -1;
    }

    /** Returns the index of the closing double quote in any line; the end of the text after an error. */
    private int closingDoubleQuote() {
        boolean escaped = false;
        for (int end = position + 1; end < text.length(); end++) {
            char c = text.charAt(end);
            if (c == DOUBLE_QUOTE && !escaped) {
                return end;
            }
            escaped = c == ESCAPE && !escaped;
        }
        problems.refuse(new Excerpt(line, "\""), "begins a value that never ends: close it with \"");
        return text.length();
    }

    private static String unescaped(String quoted) {
        StringBuilder plain = new StringBuilder();
        boolean escaped = false;
        for (int i = 0; i < quoted.length(); i++) {
            char c = quoted.charAt(i);
            escaped = c == ESCAPE && !escaped;
            if (!escaped) {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    private void skipTo(int end) {
        while (position < end && position < text.length()) {
            line += text.charAt(position) == NEW_LINE ? 1 : 0;
            position++;
        }
    }

    private int indexOf(String sought, int from) {
        int index = text.indexOf(sought, from);
        return index < 0 ? text.length() : index;
    }
}
