package net.igmpproxy.exchange.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Text from bytes: UTF-8, or UTF-16 with a byte order mark, as PowerShell writes it. The byte order mark stays in the text:
 * some programs refuse it. Bytes that are not UTF-8 become U+FFFD, which is refused where it matters.
 */
public final class SourceText {
    /** Largest text, in bytes, that is read; a whole configuration of a router has less. */
    public static final int MAX_BYTES = 4 << 20;

    private static final String BYTE_ORDER_MARK = "\ufeff";
    private static final int HIGH = 0xfe;
    private static final int LOW = 0xff;

    private SourceText() {}

    /** Decodes a text. */
    public static String decode(byte[] bytes) {
        return new String(bytes, charsetOf(bytes));
    }

    /** True if a text begins with a byte order mark. */
    public static boolean hasByteOrderMark(String text) {
        return text.startsWith(BYTE_ORDER_MARK);
    }

    /** A text without the byte order mark that it may begin with. */
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
