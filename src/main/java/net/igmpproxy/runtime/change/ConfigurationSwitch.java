package net.igmpproxy.runtime.change;

import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.runtime.control.ProxyControl;
import net.igmpproxy.runtime.control.ProxyUnavailableException;
import net.igmpproxy.runtime.storage.ConfigurationStore;
import net.igmpproxy.runtime.storage.StoredContent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stores a configuration and brings it into force. If a step fails, file and configuration in force are kept equal. */
final class ConfigurationSwitch {
    private static final Logger LOGGER = LoggerFactory.getLogger(ConfigurationSwitch.class);

    private final ConfigurationStore store;
    private final ProxyControl control;

    ConfigurationSwitch(ConfigurationStore store, ProxyControl control) {
        this.store = store;
        this.control = control;
    }

    /** Throws if the change would make a working proxy incomplete. */
    static void requireRunnable(ProxyConfiguration before, ProxyConfiguration after) {
        if (before.isRunnable() && after.enabled() && !after.isWhole()) {
            throw new IncompleteConfigurationException(after.missing());
        }
    }

    /** Returns the configuration in force. */
    ProxyConfiguration inForce() {
        return control.configuration();
    }

    /** Brings a configuration into force. Returns once it is in force, even if the loop is still applying it. */
    void apply(ProxyConfiguration next) {
        try {
            control.apply(next);
        } catch (ProxyUnavailableException busy) {
            if (!inForce().equals(next)) {
                throw busy;
            }
            LOGGER.warn("The configuration is in force, and the loop is still busy with it: {}", busy.getMessage());
        }
    }

    /**
     * Stores a configuration and brings it into force.
     *
     * @param stored the content to replace
     * @param last   last step; if it fails, all steps are undone
     */
    void store(StoredContent stored, ProxyConfiguration after, Runnable last) {
        ProxyConfiguration before = inForce();
        StoredContent written = store.replace(stored, after);
        try {
            apply(after);
            last.run();
        } catch (RuntimeException | Error failure) {
            goBack(written, before, failure);
            throw failure;
        }
    }

    /**
     * Restores the previous configuration after a failure, if possible, and stores the configuration that is in force.
     */
    private void goBack(StoredContent written, ProxyConfiguration before, Throwable failure) {
        if (!inForce().equals(before)) {
            attempt(() -> apply(before), failure);
        }
        if (inForce().equals(before)) {
            attempt(() -> store.replace(written, before), failure);
        } else {
            LOGGER.error(
                    "The change has failed, and is in force and stored all the same, since the loop is busy", failure);
        }
    }

    /** Runs a step after a failure. A further failure is added as suppressed. */
    static void attempt(Runnable step, Throwable failure) {
        try {
            step.run();
        } catch (RuntimeException further) {
            failure.addSuppressed(further);
        }
    }
}
