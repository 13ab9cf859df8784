package net.igmpproxy.core.config.document;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Error in a configuration document.
 *
 * @param path path of the invalid value
 * @param value invalid value: a number, a boolean, or a string of at most 100 characters; {@code null} for an absent
 *     value, a list or an object
 * @param message description of the error and its remedy
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

    /** Shortens a string to a maximum length in characters; returns shorter strings unchanged. */
    public static String abbreviated(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        // Half a surrogate pair cannot be encoded.
        int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end) + "…";
    }
}
