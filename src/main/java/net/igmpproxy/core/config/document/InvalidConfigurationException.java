package net.igmpproxy.core.config.document;

import java.util.List;
import java.util.stream.Collectors;

/** A document is not a configuration; carries everything that is wrong with it. */
public class InvalidConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<FieldError> errors;

    /**
     * @param errors what is wrong, one or more
     */
    public InvalidConfigurationException(List<FieldError> errors) {
        super(errors.stream()
                .map(error -> error.path() + ": " + error.message())
                .collect(Collectors.joining("\n")));
        this.errors = List.copyOf(errors);
    }

    /** Everything that is wrong. */
    public List<FieldError> errors() {
        return errors;
    }
}
