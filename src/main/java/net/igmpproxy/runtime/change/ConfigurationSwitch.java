package net.igmpproxy.runtime.change;

import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.runtime.control.ProxyControl;
import net.igmpproxy.runtime.control.ProxyUnavailableException;
import net.igmpproxy.runtime.storage.ConfigurationStore;
import net.igmpproxy.runtime.storage.StoredContent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stores a configuration and brings it into force, so that the file says what is in force, whatever fails on the way. */
final class ConfigurationSwitch {
    private static final Logger LOGGER = LoggerFactory.getLogger(ConfigurationSwitch.class);

    private final ConfigurationStore store;
    private final ProxyControl control;

    ConfigurationSwitch(ConfigurationStore store, ProxyControl control) {
        this.store = store;
        this.control = control;
    }

    /** Throws if a proxy that works would lack what it needs. */
    static void requireRunnable(ProxyConfiguration before, ProxyConfiguration after) {
        if (before.isRunnable() && after.enabled() && !after.isWhole()) {
            throw new IncompleteConfigurationException(after.missing());
        }
    }

    /** The configuration in force. */
    ProxyConfiguration inForce() {
        return control.configuration();
    }

    /** Brings a configuration into force; returns once it is, even if the loop has not come to the end of it. */
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
     * @param stored what is to be replaced
     * @param last   the last step; if it fails all is undone
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

    /** After a failure: the file says what is in force, which is the configuration before if that is possible. */
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

    /** Does something after a failure; if it fails as well it is a part of that failure. */
    static void attempt(Runnable step, Throwable failure) {
        try {
            step.run();
        } catch (RuntimeException further) {
            failure.addSuppressed(further);
        }
    }
}
