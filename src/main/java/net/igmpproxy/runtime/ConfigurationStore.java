package net.igmpproxy.runtime;

import net.igmpproxy.core.config.ProxyConfiguration;

/** Where the configuration survives. */
public interface ConfigurationStore {
    /**
     * Reads the stored configuration; nothing stored is {@link ProxyConfiguration#EMPTY}.
     *
     * @throws ConfigurationStoreException if what is stored cannot be read or is not valid; its message says what and
     *                                     where
     */
    ProxyConfiguration load();

    /**
     * Replaces the stored configuration in one step.
     *
     * @throws ConfigurationStoreException if that failed; what was stored before is still there
     */
    void save(ProxyConfiguration configuration);

    /**
     * Tells one state of what is stored from another without reading it all, in any process that may have stored it.
     *
     * @throws ConfigurationStoreException if there is nothing where it is stored
     */
    String stamp();
}
