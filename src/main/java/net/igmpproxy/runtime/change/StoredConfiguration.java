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

/** Configuration that the service starts with: what is stored, unless it may contain a change that was not confirmed. */
public final class StoredConfiguration {
    private static final Logger LOGGER = LoggerFactory.getLogger(StoredConfiguration.class);

    private final ConfigurationStore store;
    private final RevisionStore revisions;
    private final Clock clock;

    /**
     * @param clock tells whether the time for a confirmation is over
     */
    public StoredConfiguration(ConfigurationStore store, RevisionStore revisions, Clock clock) {
        this.store = store;
        this.revisions = revisions;
        this.clock = clock;
    }

    /**
     * Loads it, and takes back what was not confirmed while the service was not running. Not while another process changes it.
     *
     * @throws ConfigurationStoreException if what is stored cannot be read or is not valid
     */
    public ProxyConfiguration load() {
        return load(this::end);
    }

    /**
     * Reads it, and changes nothing, since another process looks after it.
     *
     * @throws ConfigurationStoreException if what is stored cannot be read or is not valid
     */
    public ProxyConfiguration read() {
        return load((content, confirmation) -> {});
    }

    /**
     * Loads it once more, since the process that was here before may have changed it until it stood still.
     *
     * @param before what was read first
     * @return what is stored; what was read first if that is not to be used, for a reason that the watch of the file reports
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

    /** Lets nothing wait for a confirmation that came too late, or was not needed, since a crash came before the change. */
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
