package net.igmpproxy.exchange.text;

import java.util.HexFormat;
import java.util.Optional;

/** Detects characters that look like others and change the meaning of a word. */
public final class Characters {
    private static final int BYTE_ORDER_MARK = 0xfeff;
    private static final int REPLACEMENT = 0xfffd;
    private static final String QUOTATION_MARKS = "\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb\u2032\u2033";
    private static final String DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212";
    private static final String PLAIN_SPACES = " \t\r\n";

    private Characters() {}

    /** Returns true for a character that looks like a space or is invisible, except plain white space. */
    public static boolean isBlank(int character) {
        if (PLAIN_SPACES.indexOf(character) >= 0) {
            return false;
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    /** Returns the error and its remedy for a word with a misleading character; empty for a word without one. */
    public static Optional<String> misleading(String word) {
        if (isPlain(word)) {
            return Optional.empty();
        }
        return word.codePoints()
                .filter(character -> isBlank(character)
                        || character == REPLACEMENT
                        || QUOTATION_MARKS.indexOf(character) >= 0
                        || DASHES.indexOf(character) >= 0)
                .mapToObj(Characters::reason)
                .findFirst();
    }

    /** Returns the description of a misleading character and its remedy. */
    public static String reason(int character) {
        String number = "(U+" + HexFormat.of().withUpperCase().toHexDigits(character, character > 0xffff ? 6 : 4) + ")";
        if (character == BYTE_ORDER_MARK) {
            return "has a byte order mark " + number + ": save the text as UTF-8 without one";
        }
        if (character == REPLACEMENT) {
            return "has bytes that are not UTF-8: save the text as UTF-8";
        }
        if (character == 0) {
            return "has a zero byte " + number + ": save the text as UTF-8";
        }
        if (QUOTATION_MARKS.indexOf(character) >= 0) {
            return "has a typographic quotation mark " + number + ": write ' or \" instead";
        }
        if (DASHES.indexOf(character) >= 0) {
            return "has a typographic dash " + number + ": write - instead";
        }
        return switch (Character.getType(character)) {
            case Character.SPACE_SEPARATOR ->
                "has a " + (Character.isWhitespace(character) ? "typographic" : "no-break") + " space " + number
                        + ": write a plain space instead";
            case Character.CONTROL -> "has a control character " + number + ": remove it";
            default -> "has an invisible character " + number + ": remove it";
        };
    }

    /** Escapes invisible characters and those that control a terminal, as in {@code \}{@code u001b}. */
    public static String visible(String text) {
        if (isPlain(text)) {
            return text;
        }
        StringBuilder visible = new StringBuilder();
        text.codePoints().forEach(character -> {
            if (isHidden(character)) {
                Character.toString(character)
                        .chars()
                        .forEach(unit ->
                                visible.append("\\u").append(HexFormat.of().toHexDigits((char) unit)));
            } else {
                visible.appendCodePoint(character);
            }
        });
        return visible.toString();
    }

    /** Returns true for a text of printable ASCII characters. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private static boolean isHidden(int character) {
        return character != ' '
                && (isBlank(character)
                        || PLAIN_SPACES.indexOf(character) >= 0
                        || Character.getType(character) == Character.SURROGATE);
    }
}
