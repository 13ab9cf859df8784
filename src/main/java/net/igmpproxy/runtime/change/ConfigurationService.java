package net.igmpproxy.runtime.change;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.document.ConfigurationChange;
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
 * The one place that changes the configuration: one change at a time, written down for the history, stored, brought into
 * force, and then entered in the history. A change that is refused or fails leaves the stored configuration and the one in
 * force as they were; what others write into the file is never overwritten without their knowing.
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
     * A service for one proxy.
     *
     * @param store   keeps the configuration
     * @param history keeps what it was before
     * @param control runs it
     * @param mode    who may change it
     * @param clock   dates changes and ends what is not confirmed
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

    /** The proxy runs: what it has started with is entered in the history, and what is to be confirmed goes on waiting. */
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

    /** What is stored, and not in force, is entered when it is adopted: another process may have stored and entered it just now. */
    private void begin(StoredContent stored) {
        revisions.resume();
        if (stored.says(configuration()) || confirmations.isRefused(stored)) {
            revisions.add(Author.FILE, "found at the start", configuration());
        }
        confirmations.resume();
    }

    /** The configuration in force. */
    public ProxyConfiguration configuration() {
        return configurations.inForce();
    }

    /** The history of the configuration. */
    public Revisions revisions() {
        return revisions;
    }

    /** The change that waits for its confirmation. */
    public Optional<Confirmation> pending() {
        return confirmations.pending();
    }

    /** Why the configuration file, which somebody has changed or removed, is not in force; empty if it is. */
    public Optional<FileProblem> fileProblem() {
        return fileProblems.present();
    }

    /**
     * Changes the configuration.
     *
     * @param change makes the new configuration of the one in force
     * @return the new configuration
     * @throws StaleConfigurationException      if another version is in force than the order expects
     * @throws IncompleteConfigurationException if the proxy, which is whole and enabled, would no longer be whole
     * @throws ReadOnlyConfigurationException   if only the file may change it
     * @throws ConfirmationPendingException     if an earlier change still waits for its confirmation
     * @throws ConfigurationEditedException     if it would overwrite what somebody has written into the file
     * @throws ConfigurationTooLargeException   if the new configuration is too large to be stored
     * @throws ConfigurationStoreException      if the new configuration cannot be stored
     * @throws ProxyUnavailableException        if it cannot be brought into force
     */
    public ProxyConfiguration change(ChangeOrder order, UnaryOperator<ProxyConfiguration> change) {
        prepare(order, change);
        return edits.withStored(stored -> change(order, change, stored));
    }

    /** Has the store make the document, and read it back, without a lock: for a large one that takes a second. */
    private void prepare(ChangeOrder order, UnaryOperator<ProxyConfiguration> change) {
        ProxyConfiguration before = configuration();
        ProxyConfiguration after = checked(before, order, change);
        if (mode == ConfigMode.MANAGED && pending().isEmpty() && !after.equals(before)) {
            store.check(after);
        }
    }

    private ProxyConfiguration change(
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
        return after;
    }

    /**
     * Does all that {@link #change} does but the change.
     *
     * @return what would change
     */
    public List<ConfigurationChange> plan(ChangeOrder order, UnaryOperator<ProxyConfiguration> change) {
        ProxyConfiguration before = configuration();
        ProxyConfiguration after = checked(before, order, change);
        if (mode == ConfigMode.MANAGED && !order.discardsEdits()) {
            StoredEdits.requireNone(store.read(), before);
        }
        store.check(after);
        return ConfigurationChange.between(before, after);
    }

    /**
     * Lets the change stay that waits for its confirmation.
     *
     * @throws NothingToConfirmException if there is none
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
     * Takes the change back that waits for its confirmation.
     *
     * @throws NothingToConfirmException    if there is none
     * @throws ConfigurationEditedException if that would overwrite what somebody has written into the file
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

    /** Takes the change back although somebody has edited the file, which stays as it is, and is not adopted. */
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
     * Brings into force what somebody has written into the file. What is not valid, or would stop a proxy that works, is
     * refused, and {@link #fileProblem} says why. While a change waits for its confirmation the file waits as well. A file that
     * was removed changes nothing.
     *
     * @return true if the file is adopted or refused for good; false if it is to be tried again: the file is being written, a
     *         change waits, or the proxy is busy
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
