package net.igmpproxy.core.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.igmpproxy.core.config.ProxyConfiguration;

/** Takes what is to be said about a foreign text. */
final class Problems {
    private final List<ImportError> errors = new ArrayList<>();
    private final List<ImportWarning> warnings = new ArrayList<>();

    /** Something cannot be taken. */
    void refuse(Excerpt place, String message) {
        errors.add(new ImportError(place.line(), place.text(), message));
    }

    /** Something is not the same here. */
    void warn(Excerpt place, String message) {
        warnings.add(new ImportWarning(place.line(), place.text(), message));
    }

    /**
     * The import of a document.
     *
     * @throws ImportException if anything has been refused
     */
    Import toImport(ProxyConfiguration configuration) {
        if (!errors.isEmpty()) {
            throw toException();
        }
        warnings.sort(Comparator.comparingInt(ImportWarning::line));
        return new Import(configuration, warnings);
    }

    /** The refusal of the text. */
    ImportException toException() {
        errors.sort(Comparator.comparingInt(ImportError::line));
        return new ImportException(errors);
    }
}
