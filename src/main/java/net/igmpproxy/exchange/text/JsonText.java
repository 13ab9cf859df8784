package net.igmpproxy.exchange.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a JSON object (RFC 8259) as a list of its leaves with line numbers; refuses duplicate names. */
public final class JsonText {
    private static final int MAX_DEPTH = 64;
    private static final int UNICODE_DIGITS = 4;
    private static final int HEXADECIMAL = 16;
    private static final String WHITE_SPACE = " \t\r\n";
    private static final String ESCAPED = "\"\\/bfnrt";
    private static final String ESCAPES = "\"\\/\b\f\n\r\t";

    private final String text;
    private final List<JsonLeaf> leaves = new ArrayList<>();
    private final Deque<String> path = new ArrayDeque<>();
    private int position;
    private int line = 1;

    private JsonText(String text) {
        this.text = text;
    }

    /** Returns true if a text starts like a JSON object. */
    public static boolean isAhead(String text) {
        return text.stripLeading().startsWith("{");
    }

    /**
     * Reads a text.
     *
     * @throws JsonException if the text is not a JSON object, or is nested more than 64 levels deep
     */
    public static List<JsonLeaf> read(String text) {
        JsonText json = new JsonText(text);
        json.expect('{');
        json.object();
        if (json.peek() != 0 || json.position < text.length()) {
            throw json.fault("nothing may follow the closing }: give one JSON object");
        }
        return json.leaves;
    }

    private void value() {
        switch (peek()) {
            case '{' -> {
                position++;
                object();
            }
            case '[' -> {
                position++;
                array();
            }
            case '"' -> {
                int beginning = line;
                leaf(beginning, Optional.of(string()));
            }
            default -> literal();
        }
    }

    private void object() {
        Set<String> names = new HashSet<>();
        int beginning = line;
        if (peek() == '}') {
            leaf(beginning, Optional.empty());
        }
        while (peek() != '}') {
            String name = string();
            if (!names.add(name)) {
                throw fault(Characters.visible(name) + " is a duplicate in the object: remove one of them");
            }
            expect(':');
            descend(name);
            separator('}');
        }
        position++;
    }

    private void descend(String name) {
        path.addLast(name);
        if (path.size() > MAX_DEPTH) {
            throw fault("is deeper than any configuration: " + MAX_DEPTH + " levels are read");
        }
        value();
        path.removeLast();
    }

    private void array() {
        if (peek() == ']') {
            leaf(line, Optional.empty());
        }
        while (peek() != ']') {
            if (peek() == '{' || peek() == '[') {
                throw fault("an object or array in an array is no configuration: give strings");
            }
            value();
            separator(']');
        }
        position++;
    }

    /** Reads the comma before another element, or leaves the closing sign. */
    private void separator(char closing) {
        if (peek() == ',') {
            position++;
            if (peek() == closing) {
                throw fault("JSON has no comma before " + closing + ": remove it");
            }
        } else if (peek() != closing) {
            throw fault("a comma or " + closing + " is missing here");
        }
    }

    private void literal() {
        int start = position;
        while (position < text.length()
                && (Character.isLetterOrDigit(text.charAt(position)) || "+-.".indexOf(text.charAt(position)) >= 0)) {
            position++;
        }
        String word = text.substring(start, position);
        if (!word.matches("true|false|null|-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?")) {
            throw fault("a value is missing here: write a string, a number or an object");
        }
        leaf(line, "true".equals(word) || "null".equals(word) ? Optional.empty() : Optional.of(word));
    }

    private void leaf(int beginning, Optional<String> value) {
        leaves.add(new JsonLeaf(beginning, List.copyOf(path), value));
    }

    private String string() {
        expect('"');
        StringBuilder string = new StringBuilder();
        while (position < text.length() && text.charAt(position) != '"') {
            char next = text.charAt(position++);
            if (next < ' ') {
                throw fault("a string ends in its line: close it with \"");
            }
            string.append(next == '\\' ? escaped() : next);
        }
        expect('"');
        return string.toString();
    }

    private char escaped() {
        char sign = position < text.length() ? text.charAt(position++) : 0;
        int known = ESCAPED.indexOf(sign);
        if (known >= 0) {
            return ESCAPES.charAt(known);
        }
        String digits = text.substring(position, Math.min(text.length(), position + UNICODE_DIGITS));
        if (sign != 'u' || !digits.matches("[0-9A-Fa-f]{4}")) {
            throw fault("\\" + Characters.visible(String.valueOf(sign)) + " is no escape of JSON: write \\\\ for \\");
        }
        position += UNICODE_DIGITS;
        return (char) Integer.parseInt(digits, HEXADECIMAL);
    }

    private void expect(char sign) {
        if (peek() != sign) {
            throw fault(sign + " is missing here");
        }
        position++;
    }

    /** Returns the next character that is not white space; zero at the end of the text. */
    private char peek() {
        while (position < text.length() && WHITE_SPACE.indexOf(text.charAt(position)) >= 0) {
            line += text.charAt(position) == '\n' ? 1 : 0;
            position++;
        }
        return position < text.length() ? text.charAt(position) : 0;
    }

    private JsonException fault(String message) {
        return new JsonException(line, message);
    }
}
