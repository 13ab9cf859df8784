package net.igmpproxy.runtime;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import net.igmpproxy.core.config.ConfigurationChange;
import net.igmpproxy.core.config.ProxyConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place that changes the configuration: one change at a time, written down for the history, stored, brought into
 * force, and then entered in the history. A change that is refused or fails leaves the stored configuration and the one in force as they were.
 */
public class ConfigurationService implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(ConfigurationService.class);

    private final ConfigurationStore store;
    private final Revisions revisions;
    private final Confirmations confirmations;
    private final ProxyControl control;
    private final ConfigMode mode;
    private final Object changing = new Object();
    private volatile Optional<String> fileProblem = Optional.empty();

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
        this.control = control;
        this.mode = mode;
    }

    /** The proxy runs: what it has started with is entered in the history, and what is to be confirmed goes on waiting. */
    public void begin() {
        synchronized (changing) {
            try {
                revisions.add(Author.FILE, "found at the start", configuration());
                confirmations.resume();
            } catch (ConfigurationStoreException failure) {
                LOGGER.error("The history cannot be kept: changes will be refused until it can", failure);
            } catch (ProxyUnavailableException ended) {
                LOGGER.warn("The history goes on without this start: {}", ended.getMessage());
            }
        }
    }

    /** The configuration in force. */
    public ProxyConfiguration configuration() {
        return control.configuration();
    }

    /** The history of the configuration. */
    public Revisions revisions() {
        return revisions;
    }

    /** The change that waits for its confirmation. */
    public Optional<Confirmation> pending() {
        return confirmations.pending();
    }

    /** Why the configuration file, which somebody has changed, is not in force; empty if it is. */
    public Optional<String> fileProblem() {
        return fileProblem;
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
     * @throws ConfigurationStoreException      if the new configuration cannot be stored
     * @throws ProxyUnavailableException        if it cannot be brought into force
     */
    public ProxyConfiguration change(ChangeOrder order, UnaryOperator<ProxyConfiguration> change) {
        synchronized (changing) {
            ProxyConfiguration before = configuration();
            ProxyConfiguration after = checked(before, order, change);
            requireManaged();
            if (pending().isPresent()) {
                throw new ConfirmationPendingException();
            }
            if (!after.equals(before)) {
                order.confirmWithin().ifPresent(within -> confirmations.begin(before, after, within));
                carryOutOrForget(order, before, after);
            }
            return after;
        }
    }

    /**
     * Does all that {@link #change} does but the change.
     *
     * @return what would change
     */
    public List<ConfigurationChange> plan(ChangeOrder order, UnaryOperator<ProxyConfiguration> change) {
        ProxyConfiguration before = configuration();
        return ConfigurationChange.between(before, checked(before, order, change));
    }

    /**
     * Lets the change stay that waits for its confirmation.
     *
     * @throws NothingToConfirmException if there is none
     */
    public ProxyConfiguration confirm(Author author) {
        synchronized (changing) {
            requireManaged();
            Confirmation confirmed = pending().orElseThrow(NothingToConfirmException::new);
            confirmations.end();
            LOGGER.info("{} has confirmed the last change", author);
            return confirmed.after();
        }
    }

    /**
     * Takes the change back that waits for its confirmation.
     *
     * @throws NothingToConfirmException if there is none
     */
    public ProxyConfiguration takeBack(Author author) {
        synchronized (changing) {
            Confirmation refused = pending().orElseThrow(NothingToConfirmException::new);
            carryOut(ChangeOrder.of(author, "not confirmed"), configuration(), refused.before());
            confirmations.end();
            return refused.before();
        }
    }

    /**
     * Brings into force what somebody has written into the file. What is not valid, or would stop a proxy that works, is
     * refused, and {@link #fileProblem} says why.
     */
    public void adoptFile() {
        synchronized (changing) {
            try {
                ProxyConfiguration before = configuration();
                ProxyConfiguration after = checked(before, ChangeOrder.of(Author.FILE, ""), present -> store.load());
                if (!after.equals(before)) {
                    control.apply(after);
                    confirmations.end();
                    revisions.add(Author.FILE, "the file was changed", after);
                }
                fileProblem = Optional.empty();
            } catch (ConfigurationStoreException
                    | IncompleteConfigurationException
                    | ProxyUnavailableException refusal) {
                String reason = String.valueOf(refusal.getMessage());
                LOGGER.error("The changed configuration file is not taken, the one in force stays: {}", reason);
                fileProblem = Optional.of(reason);
            }
        }
    }

    @Override
    public void close() {
        confirmations.close();
    }

    private void onDeadline() {
        try {
            takeBack(Author.CONFIRMATION);
        } catch (NothingToConfirmException confirmed) {
            LOGGER.debug("The confirmation came at the last moment", confirmed);
        } catch (RuntimeException failure) {
            LOGGER.error("The change that nobody has confirmed cannot be taken back yet", failure);
            confirmations.postpone();
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
        if (before.isRunnable() && after.enabled() && !after.isWhole()) {
            throw new IncompleteConfigurationException(after.missing());
        }
        return after;
    }

    private void carryOutOrForget(ChangeOrder order, ProxyConfiguration before, ProxyConfiguration after) {
        try {
            carryOut(order, before, after);
        } catch (RuntimeException failure) {
            attempt(confirmations::end, failure);
            throw failure;
        }
    }

    private void carryOut(ChangeOrder order, ProxyConfiguration before, ProxyConfiguration after) {
        Deque<Runnable> undo = new ArrayDeque<>();
        try (RevisionStore.Draft revision = revisions.draft(order.author(), order.reason(), after)) {
            store.save(after);
            undo.push(() -> store.save(before));
            control.apply(after);
            undo.push(() -> control.apply(before));
            revision.keep();
            fileProblem = Optional.empty();
        } catch (RuntimeException failure) {
            undo.forEach(step -> attempt(step, failure));
            throw failure;
        }
    }

    private static void attempt(Runnable step, RuntimeException failure) {
        try {
            step.run();
        } catch (RuntimeException further) {
            failure.addSuppressed(further);
        }
    }
}
