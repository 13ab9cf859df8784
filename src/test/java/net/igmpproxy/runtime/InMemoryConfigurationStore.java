package net.igmpproxy.runtime;

import java.util.Optional;
import net.igmpproxy.core.config.ProxyConfiguration;

/** A store that lasts as long as a test. */
public final class InMemoryConfigurationStore implements ConfigurationStore {
    private volatile ProxyConfiguration stored = ProxyConfiguration.EMPTY;
    private volatile Optional<ConfigurationStoreException> failure = Optional.empty();

    /** Goes back to nothing stored and no failure. */
    public void reset() {
        stored = ProxyConfiguration.EMPTY;
        failure = Optional.empty();
    }

    /** Lets every change fail from now on. */
    public void failWith(ConfigurationStoreException cause) {
        failure = Optional.of(cause);
    }

    @Override
    public ProxyConfiguration load() {
        return stored;
    }

    @Override
    public void save(ProxyConfiguration configuration) {
        failure.ifPresent(cause -> {
            throw cause;
        });
        stored = configuration;
    }

    @Override
    public String stamp() {
        return ConfigurationVersion.of(stored).value();
    }
}
