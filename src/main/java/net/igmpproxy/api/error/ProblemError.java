package net.igmpproxy.api.error;

import net.igmpproxy.core.config.document.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * One of the things that are wrong with a request.
 *
 * @param field   where, as in {@code interfaces.eth0.altSubnets[1]}, or the name of a parameter; empty for the whole body
 * @param value   what stands there; {@code null} for nothing, a list or an object
 * @param message what is wrong with it and what to write instead
 */
record ProblemError(String field, @Nullable Object value, String message) {
    static ProblemError of(FieldError error) {
        return new ProblemError(error.path().text(), error.value(), error.message());
    }
}
