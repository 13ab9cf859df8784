package net.igmpproxy.runtime.change;

import java.time.Clock;
import java.util.Optional;
import java.util.function.BiConsumer;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.runtime.storage.ConfigurationStore;
import net.igmpproxy.runtime.storage.ConfigurationStoreException;
import net.igmpproxy.runtime.storage.Confirmation;
import net.igmpproxy.runtime.storage.FileProblem;
import net.igmpproxy.runtime.storage.RefusedEdit;
import net.igmpproxy.runtime.storage.RevisionStore;
import net.igmpproxy.runtime.storage.StoredContent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Configuration for the start of the service: the stored one, unless it may contain an unconfirmed change. */
public final class StoredConfiguration {
    private static final Logger LOGGER = LoggerFactory.getLogger(StoredConfiguration.class);

    private final ConfigurationStore store;
    private final RevisionStore revisions;
    private final Clock clock;

    /**
     * @param clock clock for the deadline of a confirmation
     */
    public StoredConfiguration(ConfigurationStore store, RevisionStore revisions, Clock clock) {
        this.store = store;
        this.revisions = revisions;
        this.clock = clock;
    }

    /**
     * Loads the configuration and reverts a change whose deadline has expired while the service was down. Must not be
     * called while another process changes the store.
     *
     * @throws ConfigurationStoreException if the stored content is unreadable or invalid
     */
    public ProxyConfiguration load() {
        return load(this::end);
    }

    /**
     * Reads the configuration without changing the store, which belongs to another process.
     *
     * @throws ConfigurationStoreException if the stored content is unreadable or invalid
     */
    public ProxyConfiguration read() {
        return load((content, confirmation) -> {});
    }

    /**
     * Loads the configuration again, since the previous process may have changed it until it stopped.
     *
     * @param before configuration read first
     * @return the stored configuration, or the one read first if the stored one is unusable, which the file watch
     *     reports
     */
    public ProxyConfiguration loadAgain(ProxyConfiguration before) {
        try {
            ProxyConfiguration present = load();
            ConfigurationSwitch.requireRunnable(before, present);
            return present;
        } catch (ConfigurationStoreException | IncompleteConfigurationException unusable) {
            LOGGER.warn(
                    "The configuration that is stored by now is not used, but the one before it: {}",
                    unusable.getMessage());
            return before;
        }
    }

    private ProxyConfiguration load(BiConsumer<StoredContent, Confirmation> end) {
        StoredContent content = store.read();
        Optional<Confirmation> pending = revisions.confirmation();
        return pending.isPresent() ? withPending(content, pending.get(), end) : withoutPending(content);
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

    private ProxyConfiguration withPending(
            StoredContent content, Confirmation confirmation, BiConsumer<StoredContent, Confirmation> end) {
        if (!content.isRead()) {
            return content.configuration();
        }
        if (!content.says(confirmation.before()) && clock.instant().isBefore(confirmation.deadline())) {
            return confirmation.after();
        }
        end.accept(content, confirmation);
        return confirmation.before();
    }

    /** Ends a pending confirmation that is too late, or that became pointless because of a crash before the change. */
    private void end(StoredContent content, Confirmation confirmation) {
        if (!content.says(confirmation.before())) {
            takeBack(content, confirmation);
        }
        revisions.keep(Optional.empty());
    }

    private void takeBack(StoredContent content, Confirmation confirmation) {
        LOGGER.warn(
                "The last change was not confirmed by {}: the configuration before it is back",
                confirmation.deadline());
        if (content.isAbsent() || content.says(confirmation.after())) {
            store.replace(content, confirmation.before());
        } else {
            revisions.keepRefused(Optional.of(new RefusedEdit(content.stamp(), confirmation.before())));
        }
    }
}
