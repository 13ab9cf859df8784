package net.igmpproxy.core.config.document;

import java.util.List;
import java.util.stream.Collectors;

/** Reports that a document is not a valid configuration; carries all its errors. */
public class InvalidConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<FieldError> errors;

    /** @param errors errors of the document, at least one */
    public InvalidConfigurationException(List<FieldError> errors) {
        super(errors.stream()
                .map(error -> error.path() + ": " + error.message())
                .collect(Collectors.joining("\n")));
        this.errors = List.copyOf(errors);
    }

    /** Returns all errors of the document. */
    public List<FieldError> errors() {
        return errors;
    }
}
