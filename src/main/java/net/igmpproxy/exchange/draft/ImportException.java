package net.igmpproxy.exchange.draft;

import java.util.List;
import java.util.stream.Collectors;

/** Reports that a text cannot be imported; carries all its errors. */
public class ImportException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<ImportError> errors;

    /** @param errors errors of the text, at least one */
    public ImportException(List<ImportError> errors) {
        super(errors.stream()
                .map(error -> "line " + error.line() + ": " + error.text() + ": " + error.message())
                .collect(Collectors.joining("\n")));
        this.errors = List.copyOf(errors);
    }

    /** Returns all errors, by line. */
    public List<ImportError> errors() {
        return errors;
    }
}
