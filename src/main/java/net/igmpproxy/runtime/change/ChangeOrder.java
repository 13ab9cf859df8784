package net.igmpproxy.runtime.change;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import net.igmpproxy.runtime.storage.Author;

/**
 * What goes with a change of the configuration.
 *
 * @param author        who wants it
 * @param reason        what it is, in a few words
 * @param expected      what the version before the change must be like
 * @param confirmWithin how long it stays in force without a confirmation; for good if empty
 * @param discardsEdits whether the change replaces what somebody has written into the stored configuration
 */
public record ChangeOrder(
        Author author,
        String reason,
        Predicate<ConfigurationVersion> expected,
        Optional<Duration> confirmWithin,
        boolean discardsEdits) {
    /** A change that discards no edit. */
    public ChangeOrder(
            Author author, String reason, Predicate<ConfigurationVersion> expected, Optional<Duration> confirmWithin) {
        this(author, reason, expected, confirmWithin, false);
    }

    /** A change of whatever is in force, for good. */
    public static ChangeOrder of(Author author, String reason) {
        return new ChangeOrder(author, reason, version -> true, Optional.empty());
    }

    /** The same with another reason. */
    public ChangeOrder because(String other) {
        return new ChangeOrder(author, other, expected, confirmWithin, discardsEdits);
    }
}
