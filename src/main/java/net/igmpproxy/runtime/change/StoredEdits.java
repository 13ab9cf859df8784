package net.igmpproxy.runtime.change;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.runtime.storage.Author;
import net.igmpproxy.runtime.storage.ConfigurationEditedException;
import net.igmpproxy.runtime.storage.ConfigurationStore;
import net.igmpproxy.runtime.storage.ConfigurationStoreException;
import net.igmpproxy.runtime.storage.StoredContent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Protection of edits of the stored configuration by others. The file must equal the configuration in force before a
 * change replaces it. The file is read without a lock; only its stamp is compared under the lock of the change.
 */
final class StoredEdits {
    private static final Logger LOGGER = LoggerFactory.getLogger(StoredEdits.class);

    /** Number of attempts if others write the file meanwhile. */
    private static final int ATTEMPTS = 5;

    private final ConfigurationStore store;
    private final ExclusiveChanges changes;

    /**
     * @param changes runs the actions under the lock
     */
    StoredEdits(ConfigurationStore store, ExclusiveChanges changes) {
        this.store = store;
        this.changes = changes;
    }

    /** Reads the stored content and runs an action on it under the lock, if it is still the stored content. */
    <T> T withStored(Function<StoredContent, T> action) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            StoredContent stored = store.read();
            Optional<T> result = changes.run(() -> current(stored).map(action));
            if (result.isPresent()) {
                return result.get();
            }
        }
        throw new ConfigurationEditedException();
    }

    /**
     * Returns the content stored now, if known without reading: changes by other requests are known and are no edits.
     */
    private Optional<StoredContent> current(StoredContent read) {
        return isCurrent(read) ? Optional.of(read) : store.written();
    }

    /**
     * Throws if a change would overwrite an edit.
     *
     * @param inForce configuration that must be stored
     */
    static void requireNone(StoredContent stored, ProxyConfiguration inForce) {
        stored.refusal().ifPresent(reason -> {
            throw ConfigurationEditedException.refused(reason);
        });
        if (!stored.isAbsent() && !stored.configuration().equals(inForce)) {
            throw ConfigurationEditedException.differing(inForce, stored.configuration());
        }
    }

    /**
     * Throws if the reversal of a change would overwrite an edit.
     *
     * @param deadline time at which the change is reverted without touching the edited file
     */
    static void requireNoneUntil(Instant deadline, StoredContent stored, ProxyConfiguration inForce) {
        try {
            requireNone(stored, inForce);
        } catch (ConfigurationEditedException edited) {
            throw ConfigurationEditedException.until(deadline, edited.differences());
        }
    }

    /** Logs an edit that its author deliberately discards. */
    static void logDiscarded(StoredContent stored, ProxyConfiguration inForce, Author author) {
        try {
            requireNone(stored, inForce);
        } catch (ConfigurationEditedException edited) {
            LOGGER.warn(
                    "{} has an edit of the configuration file discarded: {}",
                    author,
                    edited.differences().isEmpty() ? "it was refused" : edited.differences());
        }
    }

    private boolean isCurrent(StoredContent stored) {
        try {
            return store.stamp().equals(stored.stamp());
        } catch (ConfigurationStoreException unreadable) {
            return stored.refusal().isPresent();
        }
    }
}
