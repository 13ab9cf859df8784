package net.igmpproxy.runtime.storage;

import java.util.Optional;
import net.igmpproxy.core.config.ProxyConfiguration;

/** Storage of the configuration, which others may write as well. */
public interface ConfigurationStore {
    /** Greatest size of a configuration in its written form. */
    int MAX_BYTES = 4 << 20;

    /**
     * Reads what is stored, unless it is known to be what was read or written last. It may take as long as the disk takes:
     * never call it under a lock.
     */
    StoredContent read();

    /** Content that this store has written, without reading it; empty if others have written since, as far as the stamp tells. */
    Optional<StoredContent> written();

    /**
     * Reads the stored configuration; nothing stored is {@link ProxyConfiguration#EMPTY}.
     *
     * @throws ConfigurationStoreException if what is stored cannot be read or is not valid; its message says what and
     *                                     where
     */
    default ProxyConfiguration load() {
        return read().configuration();
    }

    /**
     * Replaces the stored configuration in one step.
     *
     * @param expected what is to be replaced
     * @return what is stored now
     * @throws ConfigurationEditedException    if something else is stored by now; it is still there
     * @throws ConfigurationTooLargeException  if the configuration is too large to be loaded again
     * @throws ConfigurationStoreException     if that failed; what was stored before is still there
     */
    StoredContent replace(StoredContent expected, ProxyConfiguration next);

    /**
     * Checks that a configuration can be stored and loaded again. What was made for that is kept for {@link #replace}.
     *
     * @throws ConfigurationTooLargeException if it is too large
     */
    void check(ProxyConfiguration next);

    /**
     * Identifies the state of what is stored without reading it, in any process that may have stored it; empty if nothing is.
     *
     * @throws ConfigurationStoreException if that cannot be found out
     */
    String stamp();
}
