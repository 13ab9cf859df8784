package net.igmpproxy.api.error;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A request that a controller cannot answer, put as the client shall read it. */
public class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int MOST_PARAMETERS = 10;

    private final ProblemType type;
    private final transient List<ProblemError> errors;

    /**
     * A refusal.
     *
     * @param type   the kind of problem
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
     * A refusal of a parameter.
     *
     * @param name    its name
     * @param value   what was given
     * @param message what it must be
     */
    public static ProblemException ofParameter(String name, String value, String message) {
        return new ProblemException(
                ProblemType.INVALID_PARAMETER,
                "The parameter " + name + " " + message,
                List.of(new ProblemError(name, value, message)));
    }

    /**
     * A refusal of parameters.
     *
     * @param refused them, at least one; of very many only the first are named
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
     * A refusal of a header.
     *
     * @param name    its name
     * @param value   what was given
     * @param message what it must be
     */
    public static ProblemException ofHeader(String name, String value, String message) {
        return new ProblemException(
                ProblemType.INVALID_PARAMETER,
                "The header " + name + " " + message,
                List.of(new ProblemError(name, value, message)));
    }

    /**
     * A refusal of a body.
     *
     * @param field   where, as in {@code interfaces.eth0.role}
     * @param value   what stands there
     * @param message what is wrong with it and what to write instead
     */
    public static ProblemException ofField(String field, @Nullable Object value, String message) {
        return new ProblemException(
                ProblemType.INVALID_CONFIGURATION,
                "Nothing was changed: 1 error",
                List.of(new ProblemError(field, value, message)));
    }

    /** What exactly is wrong; none if the detail says it all. */
    List<ProblemError> errors() {
        return errors;
    }

    ProblemType type() {
        return type;
    }
}
