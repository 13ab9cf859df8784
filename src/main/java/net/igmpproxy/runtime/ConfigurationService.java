package net.igmpproxy.runtime;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import net.igmpproxy.core.config.ConfigurationChange;
import net.igmpproxy.core.config.ProxyConfiguration;

/**
 * The one place that changes the configuration: one change at a time, stored first, then brought into force. A change
 * that is refused or fails leaves the stored configuration and the one in force as they were.
 */
public class ConfigurationService {
    /** A precondition that always holds. */
    public static final Predicate<ConfigurationVersion> ANY_VERSION = version -> true;

    private final ConfigurationStore store;
    private final ProxyControl control;
    private final Object changing = new Object();

    /**
     * A service for one proxy.
     *
     * @param store   keeps the configuration
     * @param control runs it
     */
    public ConfigurationService(ConfigurationStore store, ProxyControl control) {
        this.store = store;
        this.control = control;
    }

    /** The configuration in force. */
    public ProxyConfiguration configuration() {
        return control.configuration();
    }

    /**
     * Changes the configuration.
     *
     * @param expected what the version before the change must be like
     * @param change   makes the new configuration of the one in force
     * @return the new configuration
     * @throws StaleConfigurationException      if another version is in force
     * @throws IncompleteConfigurationException if the proxy, which is whole and enabled, would no longer be whole
     * @throws ConfigurationStoreException      if the new configuration cannot be stored
     * @throws ProxyUnavailableException        if it cannot be brought into force
     */
    public ProxyConfiguration change(
            Predicate<ConfigurationVersion> expected, UnaryOperator<ProxyConfiguration> change) {
        synchronized (changing) {
            ProxyConfiguration before = configuration();
            ProxyConfiguration after = checked(before, expected, change);
            if (!after.equals(before)) {
                store.save(after);
                bringIntoForce(before, after);
            }
            return after;
        }
    }

    /**
     * Does all that {@link #change} does but the change.
     *
     * @return what would change
     */
    public List<ConfigurationChange> plan(
            Predicate<ConfigurationVersion> expected, UnaryOperator<ProxyConfiguration> change) {
        ProxyConfiguration before = configuration();
        return ConfigurationChange.between(before, checked(before, expected, change));
    }

    private static ProxyConfiguration checked(
            ProxyConfiguration before,
            Predicate<ConfigurationVersion> expected,
            UnaryOperator<ProxyConfiguration> change) {
        if (!expected.test(ConfigurationVersion.of(before))) {
            throw new StaleConfigurationException();
        }
        ProxyConfiguration after = change.apply(before);
        if (before.isRunnable() && after.enabled() && !after.isWhole()) {
            throw new IncompleteConfigurationException(after.missing());
        }
        return after;
    }

    private void bringIntoForce(ProxyConfiguration before, ProxyConfiguration after) {
        try {
            control.apply(after);
        } catch (RuntimeException failure) {
            restore(before, failure);
            throw failure;
        }
    }

    private void restore(ProxyConfiguration before, RuntimeException failure) {
        try {
            store.save(before);
        } catch (RuntimeException further) {
            failure.addSuppressed(further);
        }
    }
}
