package net.igmpproxy.api.error;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Refusal of a request, with a message for the client. */
public class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int MOST_PARAMETERS = 10;

    private final ProblemType type;
    private final transient List<ProblemError> errors;

    /**
     * Creates a refusal.
     *
     * @param type   the problem type
     * @param detail what happened and what to do
     */
    public ProblemException(ProblemType type, String detail) {
        this(type, detail, List.of());
    }

    private ProblemException(ProblemType type, String detail, List<ProblemError> errors) {
        super(detail);
        this.type = type;
        this.errors = errors;
    }

    /**
     * Creates a refusal of a parameter.
     *
     * @param name    the parameter name
     * @param value   the given value
     * @param message the required value, as the rest of a sentence that begins with the name
     */
    public static ProblemException ofParameter(String name, String value, String message) {
        return new ProblemException(
                ProblemType.INVALID_PARAMETER,
                "The parameter " + name + " " + message,
                List.of(new ProblemError(name, value, message)));
    }

    /**
     * Creates a refusal of several parameters.
     *
     * @param refused the parameters, at least one; only the first 10 are reported
     */
    public static ProblemException ofParameters(List<RefusedParameter> refused) {
        List<RefusedParameter> first = refused.stream().limit(MOST_PARAMETERS).toList();
        return new ProblemException(
                ProblemType.INVALID_PARAMETER,
                first.stream()
                        .map(parameter -> "The parameter " + parameter.name() + " " + parameter.message())
                        .collect(Collectors.joining(". ")),
                first.stream()
                        .map(parameter -> new ProblemError(parameter.name(), parameter.value(), parameter.message()))
                        .toList());
    }

    /**
     * Creates a refusal of a header.
     *
     * @param name    the header name
     * @param value   the given value
     * @param message the required value, as the rest of a sentence that begins with the name
     */
    public static ProblemException ofHeader(String name, String value, String message) {
        return new ProblemException(
                ProblemType.INVALID_PARAMETER,
                "The header " + name + " " + message,
                List.of(new ProblemError(name, value, message)));
    }

    /**
     * Creates a refusal of a value in the body.
     *
     * @param field   the path, as in {@code interfaces.eth0.role}
     * @param value   the given value
     * @param message what is wrong and what to write instead
     */
    public static ProblemException ofField(String field, @Nullable Object value, String message) {
        return new ProblemException(
                ProblemType.INVALID_CONFIGURATION,
                "Nothing was changed: 1 error",
                List.of(new ProblemError(field, value, message)));
    }

    /** Returns the individual errors; empty if the detail is sufficient. */
    List<ProblemError> errors() {
        return errors;
    }

    ProblemType type() {
        return type;
    }
}
