package net.igmpproxy.exchange.draft;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.exchange.text.Characters;

/** Takes what is to be said about a foreign text. */
public final class Problems {
    /** The place of what is missing everywhere. */
    public static final Excerpt NOWHERE = new Excerpt(1, "");

    /** More errors are not kept: the text is refused, and nobody reads them. */
    private static final int MAX_ERRORS = 1_000;

    private final List<ImportError> errors = new ArrayList<>();
    private final List<ImportWarning> warnings = new ArrayList<>();

    /** Refuses a word that has a misleading character; returns false for a plain word, which is the reader's. */
    public boolean refusesMisleading(String word, Excerpt place) {
        Optional<String> reason = Characters.misleading(word);
        reason.ifPresent(message -> refuse(place, message));
        return reason.isPresent();
    }

    /** True if something has been refused. */
    public boolean hasErrors() {
        return !errors.isEmpty();
    }

    /** Something cannot be taken. */
    public void refuse(Excerpt place, String message) {
        if (errors.size() < MAX_ERRORS) {
            errors.add(new ImportError(place.line(), Characters.visible(place.text()), Characters.visible(message)));
        }
    }

    /** Something is not the same here. */
    public void warn(Excerpt place, String message) {
        warnings.add(new ImportWarning(place.line(), Characters.visible(place.text()), Characters.visible(message)));
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
    public ImportException toException() {
        errors.sort(Comparator.comparingInt(ImportError::line));
        return new ImportException(errors);
    }
}
