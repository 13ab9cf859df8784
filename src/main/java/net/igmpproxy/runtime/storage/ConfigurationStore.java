package net.igmpproxy.runtime.storage;

import java.util.Optional;
import net.igmpproxy.core.config.ProxyConfiguration;

/** Storage of the configuration, which other programs may write too. */
public interface ConfigurationStore {
    /** Maximum size of a serialized configuration in bytes. */
    int MAX_BYTES = 4 << 20;

    /**
     * Reads the stored content, unless the stamp shows that it is unchanged since the last read or write. Blocks for
     * disk access, so it must not be called under a lock.
     */
    StoredContent read();

    /**
     * Returns the content last written by this store, without reading; empty if the stamp shows a later write by
     * others.
     */
    Optional<StoredContent> written();

    /**
     * Reads the stored configuration; if nothing is stored, returns {@link ProxyConfiguration#EMPTY}.
     *
     * @throws ConfigurationStoreException if the stored content is unreadable or invalid; the message says what and
     *     where
     */
    default ProxyConfiguration load() {
        return read().configuration();
    }

    /**
     * Replaces the stored configuration atomically.
     *
     * @param expected the content to replace
     * @return the content stored now
     * @throws ConfigurationEditedException   if other content is stored; it is left unchanged
     * @throws ConfigurationTooLargeException if the configuration is too large to be loaded again
     * @throws ConfigurationStoreException    if storing fails; the previous content is left unchanged
     */
    StoredContent replace(StoredContent expected, ProxyConfiguration next);

    /**
     * Checks that a configuration can be stored and loaded again. The serialized form is cached for {@link #replace}.
     *
     * @throws ConfigurationTooLargeException if it is too large
     */
    void check(ProxyConfiguration next);

    /**
     * Returns an identifier of the stored state without reading it, equal in all processes; empty if nothing is stored.
     *
     * @throws ConfigurationStoreException if the identifier cannot be determined
     */
    String stamp();
}
