package net.igmpproxy.core.config.document;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a document.
 *
 * @param path    where it stands
 * @param value   what stands there, a number, a text or a truth value; a long text is cut; {@code null} for nothing, a
 *                list or an object
 * @param message what is wrong with it and what to write instead
 */
public record FieldError(FieldPath path, @Nullable Object value, String message) {
    private static final int MAX_VALUE_LENGTH = 100;

    public FieldError {
        value = shown(value);
    }

    private static @Nullable Object shown(@Nullable Object value) {
        if (value == null || value instanceof List<?> || value instanceof Map<?, ?>) {
            return null;
        }
        return value instanceof Boolean || value instanceof Integer || value instanceof Double
                ? value
                : abbreviated(value.toString(), MAX_VALUE_LENGTH);
    }

    /** A text that is longer than that many characters, cut; one that is not, as it is. */
    public static String abbreviated(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        // Half a surrogate pair is no text that could be sent.
        int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end) + "…";
    }
}
