package net.igmpproxy.exchange.draft;

import java.util.List;
import java.util.stream.Collectors;

/** A foreign text cannot be taken; carries everything that is wrong with it. */
public class ImportException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<ImportError> errors;

    /**
     * @param errors what is wrong, one or more
     */
    public ImportException(List<ImportError> errors) {
        super(errors.stream()
                .map(error -> "line " + error.line() + ": " + error.text() + ": " + error.message())
                .collect(Collectors.joining("\n")));
        this.errors = List.copyOf(errors);
    }

    /** Everything that is wrong, in the order of the lines. */
    public List<ImportError> errors() {
        return errors;
    }
}
