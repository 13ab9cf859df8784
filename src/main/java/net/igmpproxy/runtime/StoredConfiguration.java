package net.igmpproxy.runtime;

import java.time.Clock;
import java.util.Optional;
import net.igmpproxy.core.config.ProxyConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the service starts with: what is stored, unless that waited for a confirmation that did not come in time. */
public final class StoredConfiguration {
    private static final Logger LOGGER = LoggerFactory.getLogger(StoredConfiguration.class);

    private StoredConfiguration() {}

    /**
     * Loads it, and takes back what was not confirmed while the service was not running.
     *
     * @throws ConfigurationStoreException if what is stored cannot be read or is not valid
     */
    public static ProxyConfiguration load(ConfigurationStore store, RevisionStore revisions, Clock clock) {
        StoredContent content = store.read();
        ProxyConfiguration stored = content.configuration();
        Optional<Confirmation> pending = revisions.confirmation();
        if (pending.isEmpty()) {
            return stored;
        }
        Confirmation confirmation = pending.get();
        if (!confirmation.after().equals(stored)) {
            // The crash came before the change, or somebody has edited the file since.
            revisions.keep(Optional.empty());
            return stored;
        }
        if (clock.instant().isBefore(confirmation.deadline())) {
            return stored;
        }
        LOGGER.warn(
                "The last change was not confirmed by {}: the configuration before it is back",
                confirmation.deadline());
        store.replace(content, confirmation.before());
        revisions.keep(Optional.empty());
        return confirmation.before();
    }
}
