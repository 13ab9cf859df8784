package net.igmpproxy.runtime.change;

import java.time.Clock;
import java.util.Optional;
import java.util.function.UnaryOperator;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.runtime.control.ProxyControl;
import net.igmpproxy.runtime.control.ProxyUnavailableException;
import net.igmpproxy.runtime.storage.Author;
import net.igmpproxy.runtime.storage.ConfigMode;
import net.igmpproxy.runtime.storage.ConfigurationEditedException;
import net.igmpproxy.runtime.storage.ConfigurationStore;
import net.igmpproxy.runtime.storage.ConfigurationStoreException;
import net.igmpproxy.runtime.storage.ConfigurationTooLargeException;
import net.igmpproxy.runtime.storage.Confirmation;
import net.igmpproxy.runtime.storage.FileProblem;
import net.igmpproxy.runtime.storage.RevisionStore;
import net.igmpproxy.runtime.storage.StoredContent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Service that makes all configuration changes, one at a time. A change is written as a draft revision, stored, brought
 * into force, and then added to the history. A change that is refused or fails leaves the stored configuration and the
 * one in force unchanged. Edits of the file by others are never overwritten without the consent of the author.
 */
public class ConfigurationService implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(ConfigurationService.class);

    private static final String NOT_CONFIRMED = "not confirmed";

    private final ConfigurationStore store;
    private final Revisions revisions;
    private final Confirmations confirmations;
    private final ConfigurationSwitch configurations;
    private final ConfigMode mode;
    private final ExclusiveChanges changes;
    private final StoredEdits edits;
    private final FileProblems fileProblems = new FileProblems();
    private final FileAdoption adoption;

    /**
     * Creates the service of one proxy.
     *
     * @param store   store of the configuration
     * @param history store of earlier configurations
     * @param control the running proxy
     * @param mode    permission to change the configuration
     * @param clock   clock for the times of changes and the deadlines of confirmations
     */
    public ConfigurationService(
            ConfigurationStore store, RevisionStore history, ProxyControl control, ConfigMode mode, Clock clock) {
        this.store = store;
        this.revisions = new Revisions(history, clock);
        this.confirmations = new Confirmations(history, clock, this::onDeadline);
        this.configurations = new ConfigurationSwitch(store, control);
        this.mode = mode;
        this.changes = new ExclusiveChanges(control);
        this.edits = new StoredEdits(store, changes);
        this.adoption = new FileAdoption(edits, configurations, confirmations, revisions, fileProblems);
    }

    /** Adds the configuration at startup to the history, and resumes the timer of an unconfirmed change. */
    public void begin() {
        StoredContent stored = store.read();
        try {
            changes.run(() -> {
                begin(stored);
                return stored;
            });
        } catch (ConfigurationStoreException failure) {
            LOGGER.error("The history cannot be kept: changes will be refused until it can", failure);
        } catch (ProxyUnavailableException ended) {
            LOGGER.warn("The history goes on without this start: {}", ended.getMessage());
        }
    }

    /**
     * Adds the configuration unless the stored one differs; a stored one that differs is added when it is adopted.
     * Another process may just have stored and added it.
     */
    private void begin(StoredContent stored) {
        revisions.resume();
        if (stored.says(configuration()) || confirmations.isRefused(stored)) {
            revisions.add(Author.FILE, "found at the start", configuration());
        }
        confirmations.resume();
    }

    /** Returns the configuration in force. */
    public ProxyConfiguration configuration() {
        return configurations.inForce();
    }

    /** Returns the history of the configuration. */
    public Revisions revisions() {
        return revisions;
    }

    /** Returns the change that waits for confirmation. */
    public Optional<Confirmation> pending() {
        return confirmations.pending();
    }

    /**
     * Returns the reason why a changed or removed configuration file is not in force; empty if the file is in force.
     */
    public Optional<FileProblem> fileProblem() {
        return fileProblems.present();
    }

    /**
     * Changes the configuration.
     *
     * @param change derives the new configuration from the one in force
     * @return the configurations before and after the change
     * @throws StaleConfigurationException      if the version in force is not the one that the order expects
     * @throws IncompleteConfigurationException if a complete and enabled proxy would become incomplete
     * @throws ReadOnlyConfigurationException   if only edits of the file may change the configuration
     * @throws ConfirmationPendingException     if an earlier change still waits for confirmation
     * @throws ConfigurationEditedException     if the change would overwrite an edit of the file
     * @throws ConfigurationTooLargeException   if the new configuration is too large to be stored
     * @throws ConfigurationStoreException      if the new configuration cannot be stored
     * @throws ProxyUnavailableException        if the new configuration cannot be brought into force
     */
    public ConfigurationTransition change(ChangeOrder order, UnaryOperator<ProxyConfiguration> change) {
        prepare(order, change);
        return edits.withStored(stored -> change(order, change, stored));
    }

    /** Serializes and re-reads the document without a lock, since a large document takes a second. */
    private void prepare(ChangeOrder order, UnaryOperator<ProxyConfiguration> change) {
        ProxyConfiguration before = configuration();
        ProxyConfiguration after = checked(before, order, change);
        if (mode == ConfigMode.MANAGED && pending().isEmpty() && !after.equals(before)) {
            store.check(after);
        }
    }

    private ConfigurationTransition change(
            ChangeOrder order, UnaryOperator<ProxyConfiguration> change, StoredContent stored) {
        ProxyConfiguration before = configuration();
        ProxyConfiguration after = checked(before, order, change);
        requireManaged();
        if (pending().isPresent()) {
            throw new ConfirmationPendingException();
        }
        if (!after.equals(before)) {
            requireStored(stored, before, order);
            order.confirmWithin().ifPresent(within -> confirmations.begin(before, after, within));
            carryOutOrForget(order, stored, after);
        } else if (order.discardsEdits() && !stored.document().equals(Optional.of(before))) {
            StoredEdits.logDiscarded(stored, before, order.author());
            store.replace(stored, before);
            fileProblems.end();
        }
        return new ConfigurationTransition(before, after);
    }

    /**
     * Checks a change like {@link #change} without making it.
     *
     * @return the configurations before and after the change
     */
    public ConfigurationTransition plan(ChangeOrder order, UnaryOperator<ProxyConfiguration> change) {
        ProxyConfiguration before = configuration();
        ProxyConfiguration after = checked(before, order, change);
        if (mode == ConfigMode.MANAGED && !order.discardsEdits()) {
            StoredEdits.requireNone(store.read(), before);
        }
        store.check(after);
        return new ConfigurationTransition(before, after);
    }

    /**
     * Confirms the pending change, which becomes permanent.
     *
     * @throws NothingToConfirmException if no change is pending
     */
    public ProxyConfiguration confirm(Author author) {
        return changes.run(() -> {
            requireManaged();
            Confirmation confirmed = pending().orElseThrow(NothingToConfirmException::new);
            confirmations.end();
            LOGGER.info("{} has confirmed the last change", author);
            return confirmed.after();
        });
    }

    /**
     * Reverts the pending change.
     *
     * @throws NothingToConfirmException    if no change is pending
     * @throws ConfigurationEditedException if this would overwrite an edit of the file
     */
    public ProxyConfiguration takeBack(Author author) {
        return edits.withStored(stored -> {
            Confirmation refused = pending().orElseThrow(NothingToConfirmException::new);
            StoredEdits.requireNoneUntil(refused.deadline(), stored, configuration());
            carryOut(ChangeOrder.of(author, NOT_CONFIRMED), stored, refused.before());
            confirmations.end();
            return refused.before();
        });
    }

    /** Reverts the pending change although the file was edited. The file is neither overwritten nor adopted. */
    private void takeBackBesideAnEdit() {
        StoredContent stored = store.read();
        changes.run(() -> {
            Confirmation refused = pending().orElseThrow(NothingToConfirmException::new);
            configurations.apply(refused.before());
            if (stored.says(refused.before())) {
                confirmations.end();
                fileProblems.end();
            } else {
                fileProblems.begin(FileProblem.unconfirmed());
                confirmations.endBeside(stored, refused.before());
            }
            revisions.add(Author.CONFIRMATION, NOT_CONFIRMED, refused.before());
            return refused;
        });
    }

    /**
     * Brings an edit of the file into force. An edit that is invalid, or that would stop a working proxy, is refused;
     * {@link #fileProblem} returns the reason. An edit is not adopted while a change waits for confirmation. Removal of
     * the file changes nothing.
     *
     * @return true if the file is adopted or finally refused; false if the caller shall retry because the file is being
     *     written, a change is pending, or the proxy is busy
     */
    public boolean adoptFile() {
        return adoption.adopt();
    }

    @Override
    public void close() {
        confirmations.close();
    }

    private void onDeadline() {
        try {
            takeBackOnDeadline();
        } catch (NothingToConfirmException confirmed) {
            LOGGER.debug("The confirmation came at the last moment", confirmed);
        } catch (RuntimeException failure) {
            LOGGER.error("The change that nobody has confirmed cannot be taken back yet", failure);
            confirmations.postpone();
        }
    }

    private void takeBackOnDeadline() {
        try {
            takeBack(Author.CONFIRMATION);
        } catch (ConfigurationEditedException edited) {
            LOGGER.warn("The change that nobody has confirmed is taken back beside an edited configuration file");
            takeBackBesideAnEdit();
        }
    }

    private void requireStored(StoredContent stored, ProxyConfiguration inForce, ChangeOrder order) {
        if (order.discardsEdits()) {
            StoredEdits.logDiscarded(stored, inForce, order.author());
        } else {
            StoredEdits.requireNone(stored, inForce);
        }
    }

    private void requireManaged() {
        if (mode == ConfigMode.READONLY) {
            throw new ReadOnlyConfigurationException();
        }
    }

    private static ProxyConfiguration checked(
            ProxyConfiguration before, ChangeOrder order, UnaryOperator<ProxyConfiguration> change) {
        if (!order.expected().test(ConfigurationVersion.of(before))) {
            throw new StaleConfigurationException();
        }
        ProxyConfiguration after = change.apply(before);
        ConfigurationSwitch.requireRunnable(before, after);
        return after;
    }

    private void carryOutOrForget(ChangeOrder order, StoredContent stored, ProxyConfiguration after) {
        try {
            carryOut(order, stored, after);
        } catch (RuntimeException | Error failure) {
            ConfigurationSwitch.attempt(confirmations::end, failure);
            throw failure;
        }
    }

    private void carryOut(ChangeOrder order, StoredContent stored, ProxyConfiguration after) {
        try (RevisionStore.Draft revision = revisions.draft(order.author(), order.reason(), after)) {
            configurations.store(stored, after, revision::keep);
            fileProblems.end();
        }
    }
}
