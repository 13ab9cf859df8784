package net.igmpproxy.runtime;

import java.time.Clock;
import java.util.Optional;
import net.igmpproxy.core.config.ProxyConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Configuration that the service starts with: what is stored, unless it may contain a change that was not confirmed. */
public final class StoredConfiguration {
    private static final Logger LOGGER = LoggerFactory.getLogger(StoredConfiguration.class);

    private final ConfigurationStore store;
    private final RevisionStore revisions;
    private final Clock clock;

    private StoredConfiguration(ConfigurationStore store, RevisionStore revisions, Clock clock) {
        this.store = store;
        this.revisions = revisions;
        this.clock = clock;
    }

    /**
     * Loads it, and takes back what was not confirmed while the service was not running.
     *
     * @throws ConfigurationStoreException if what is stored cannot be read or is not valid
     */
    public static ProxyConfiguration load(ConfigurationStore store, RevisionStore revisions, Clock clock) {
        StoredConfiguration loading = new StoredConfiguration(store, revisions, clock);
        StoredContent content = store.read();
        Optional<Confirmation> pending = revisions.confirmation();
        return pending.isPresent() ? loading.withPending(content, pending.get()) : loading.withoutPending(content);
    }

    private ProxyConfiguration withoutPending(StoredContent content) {
        Optional<RefusedEdit> refused = revisions.refusedEdit().filter(edit -> edit.isOf(content));
        if (refused.isPresent()) {
            LOGGER.warn(
                    "The configuration file is not loaded: {}",
                    FileProblem.unconfirmed().reason());
            return refused.get().inForce();
        }
        return content.configuration();
    }

    private ProxyConfiguration withPending(StoredContent content, Confirmation confirmation) {
        if (!content.isRead()) {
            return content.configuration();
        }
        if (content.says(confirmation.before())) {
            // The crash came before the change.
            revisions.keep(Optional.empty());
            return confirmation.before();
        }
        if (clock.instant().isBefore(confirmation.deadline())) {
            return confirmation.after();
        }
        LOGGER.warn(
                "The last change was not confirmed by {}: the configuration before it is back",
                confirmation.deadline());
        if (content.isAbsent() || content.says(confirmation.after())) {
            store.replace(content, confirmation.before());
        } else {
            revisions.keepRefused(Optional.of(new RefusedEdit(content.stamp(), confirmation.before())));
        }
        revisions.keep(Optional.empty());
        return confirmation.before();
    }
}
