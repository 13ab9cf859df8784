package net.igmpproxy.runtime.storage;

import java.util.Optional;
import net.igmpproxy.core.config.ProxyConfiguration;

/**
 * One reading of the stored configuration.
 *
 * @param stamp    identifies the state of the file that was read; empty if there was no file
 * @param document the document; empty if there was no file, or if it was refused
 * @param refusal  why it was refused
 * @param isRead   false if the file could not be read, so that its stamp says nothing about it
 * @param comments those before the document, which a later one keeps
 */
public record StoredContent(
        String stamp,
        Optional<ProxyConfiguration> document,
        Optional<ConfigurationStoreException> refusal,
        boolean isRead,
        String comments) {
    /** Nothing is stored: an empty configuration. */
    public static final StoredContent ABSENT = new StoredContent("", Optional.empty(), Optional.empty(), true, "");

    /** A document that is stored. */
    public static StoredContent of(String stamp, ProxyConfiguration document) {
        return new StoredContent(stamp, Optional.of(document), Optional.empty(), true, "");
    }

    /** Something is stored that is no document: it is so until it is written again. */
    public static StoredContent refused(String stamp, ConfigurationStoreException refusal) {
        return new StoredContent(stamp, Optional.empty(), Optional.of(refusal), true, "");
    }

    /** Something is stored that cannot be read at the moment, such as when the process has no descriptor left. */
    public static StoredContent unread(String stamp, ConfigurationStoreException failure) {
        return new StoredContent(stamp, Optional.empty(), Optional.of(failure), false, "");
    }

    /** The same with the comments before it. */
    public StoredContent after(String otherComments) {
        return new StoredContent(stamp, document, refusal, isRead, otherComments);
    }

    /**
     * The stored configuration; nothing stored is {@link ProxyConfiguration#EMPTY}.
     *
     * @throws ConfigurationStoreException if it was refused
     */
    public ProxyConfiguration configuration() {
        refusal.ifPresent(reason -> {
            throw reason;
        });
        return document.orElse(ProxyConfiguration.EMPTY);
    }

    /** Returns true if a configuration is stored; nothing stored is {@link ProxyConfiguration#EMPTY}. */
    public boolean says(ProxyConfiguration other) {
        return refusal.isEmpty() && configuration().equals(other);
    }

    /** Whether there is nothing stored that a change could overwrite. */
    public boolean isAbsent() {
        return document.isEmpty() && refusal.isEmpty();
    }
}
