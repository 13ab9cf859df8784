package net.igmpproxy.runtime.change;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import net.igmpproxy.runtime.storage.Author;

/**
 * Conditions and metadata of a configuration change.
 *
 * @param author        author of the change
 * @param reason        short description
 * @param expected      condition on the version before the change
 * @param confirmWithin time until the change is reverted unless confirmed; permanent if empty
 * @param discardsEdits true if the change may overwrite edits of the stored configuration by others
 */
public record ChangeOrder(
        Author author,
        String reason,
        Predicate<ConfigurationVersion> expected,
        Optional<Duration> confirmWithin,
        boolean discardsEdits) {
    /** Creates an order that overwrites no edits. */
    public ChangeOrder(
            Author author, String reason, Predicate<ConfigurationVersion> expected, Optional<Duration> confirmWithin) {
        this(author, reason, expected, confirmWithin, false);
    }

    /** Creates an order for a permanent change of any version. */
    public static ChangeOrder of(Author author, String reason) {
        return new ChangeOrder(author, reason, version -> true, Optional.empty());
    }

    /** Returns this order with another reason. */
    public ChangeOrder because(String other) {
        return new ChangeOrder(author, other, expected, confirmWithin, discardsEdits);
    }
}
