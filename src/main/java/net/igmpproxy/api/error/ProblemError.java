package net.igmpproxy.api.error;

import net.igmpproxy.core.config.document.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * Single error of a request.
 *
 * @param field   the path, as in {@code interfaces.eth0.altSubnets[1]}, or a parameter name; empty for the complete
 *                body
 * @param value   the refused value; {@code null} if there is none or if it is a list or an object
 * @param message what is wrong and what to write instead
 */
record ProblemError(String field, @Nullable Object value, String message) {
    static ProblemError of(FieldError error) {
        return new ProblemError(error.path().text(), error.value(), error.message());
    }
}
