package net.igmpproxy.exchange.draft;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.exchange.text.Characters;

/** Collects errors and warnings about an imported text. */
public final class Problems {
    /** Position of problems that concern the whole text. */
    public static final Excerpt NOWHERE = new Excerpt(1, "");

    /** Maximum number of stored errors; further ones are discarded. */
    private static final int MAX_ERRORS = 1_000;

    private final List<ImportError> errors = new ArrayList<>();
    private final List<ImportWarning> warnings = new ArrayList<>();

    /** Reports an error for a word with a misleading character; returns false for a word without one. */
    public boolean refusesMisleading(String word, Excerpt place) {
        Optional<String> reason = Characters.misleading(word);
        reason.ifPresent(message -> refuse(place, message));
        return reason.isPresent();
    }

    /** Returns true if there is any error. */
    public boolean hasErrors() {
        return !errors.isEmpty();
    }

    /** Adds an error. */
    public void refuse(Excerpt place, String message) {
        if (errors.size() < MAX_ERRORS) {
            errors.add(new ImportError(place.line(), Characters.visible(place.text()), Characters.visible(message)));
        }
    }

    /** Adds a warning. */
    public void warn(Excerpt place, String message) {
        warnings.add(new ImportWarning(place.line(), Characters.visible(place.text()), Characters.visible(message)));
    }

    /**
     * Returns the import result with a document and the warnings.
     *
     * @throws ImportException if there is any error
     */
    Import toImport(ProxyConfiguration configuration) {
        if (!errors.isEmpty()) {
            throw toException();
        }
        warnings.sort(Comparator.comparingInt(ImportWarning::line));
        return new Import(configuration, warnings);
    }

    /** Returns an exception with all errors. */
    public ImportException toException() {
        errors.sort(Comparator.comparingInt(ImportError::line));
        return new ImportException(errors);
    }
}
