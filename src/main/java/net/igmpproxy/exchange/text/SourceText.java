package net.igmpproxy.exchange.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Decodes texts in UTF-8, or in UTF-16 with a byte order mark, as PowerShell writes it. The byte order mark remains in
 * the text, since some programs refuse it. Invalid UTF-8 becomes U+FFFD, which readers refuse where it matters.
 */
public final class SourceText {
    /** Maximum size of a text in bytes; a complete router configuration is smaller. */
    public static final int MAX_BYTES = 4 << 20;

    private static final String BYTE_ORDER_MARK = "\ufeff";
    private static final int HIGH = 0xfe;
    private static final int LOW = 0xff;

    private SourceText() {}

    /** Decodes a text. */
    public static String decode(byte[] bytes) {
        return new String(bytes, charsetOf(bytes));
    }

    /** Returns true if a text starts with a byte order mark. */
    public static boolean hasByteOrderMark(String text) {
        return text.startsWith(BYTE_ORDER_MARK);
    }

    /** Returns a text without its byte order mark. */
    public static String withoutByteOrderMark(String text) {
        return hasByteOrderMark(text) ? text.substring(BYTE_ORDER_MARK.length()) : text;
    }

    private static Charset charsetOf(byte[] bytes) {
        if (bytes.length >= 2) {
            int first = Byte.toUnsignedInt(bytes[0]);
            int second = Byte.toUnsignedInt(bytes[1]);
            if (first == LOW && second == HIGH) {
                return StandardCharsets.UTF_16LE;
            }
            if (first == HIGH && second == LOW) {
                return StandardCharsets.UTF_16BE;
            }
        }
        return StandardCharsets.UTF_8;
    }
}
