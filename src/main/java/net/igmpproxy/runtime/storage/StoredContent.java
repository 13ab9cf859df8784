package net.igmpproxy.runtime.storage;

import java.util.Optional;
import net.igmpproxy.core.config.ProxyConfiguration;

/**
 * Result of one reading of the stored configuration.
 *
 * @param stamp    identifier of the file state; empty if there was no file
 * @param document the document; empty if there was no file or it was refused
 * @param refusal  reason of the refusal
 * @param isRead   false if the file was unreadable; the stamp then does not identify its content
 * @param comments comments before the document, which a later document keeps
 */
public record StoredContent(
        String stamp,
        Optional<ProxyConfiguration> document,
        Optional<ConfigurationStoreException> refusal,
        boolean isRead,
        String comments) {
    /** Nothing is stored, which is an empty configuration. */
    public static final StoredContent ABSENT = new StoredContent("", Optional.empty(), Optional.empty(), true, "");

    /** Creates the result for a valid document. */
    public static StoredContent of(String stamp, ProxyConfiguration document) {
        return new StoredContent(stamp, Optional.of(document), Optional.empty(), true, "");
    }

    /** Creates the result for invalid content; it stays invalid until it is written again. */
    public static StoredContent refused(String stamp, ConfigurationStoreException refusal) {
        return new StoredContent(stamp, Optional.empty(), Optional.of(refusal), true, "");
    }

    /** Creates the result for content that is unreadable at the moment, for example without free descriptors. */
    public static StoredContent unread(String stamp, ConfigurationStoreException failure) {
        return new StoredContent(stamp, Optional.empty(), Optional.of(failure), false, "");
    }

    /** Returns this result with the comments before the document. */
    public StoredContent after(String otherComments) {
        return new StoredContent(stamp, document, refusal, isRead, otherComments);
    }

    /**
     * Returns the stored configuration; if nothing is stored, {@link ProxyConfiguration#EMPTY}.
     *
     * @throws ConfigurationStoreException if it was refused
     */
    public ProxyConfiguration configuration() {
        refusal.ifPresent(reason -> {
            throw reason;
        });
        return document.orElse(ProxyConfiguration.EMPTY);
    }

    /** Returns true if the given configuration is stored; an absent file counts as {@link ProxyConfiguration#EMPTY}. */
    public boolean says(ProxyConfiguration other) {
        return refusal.isEmpty() && configuration().equals(other);
    }

    /** Returns true if no stored content could be overwritten. */
    public boolean isAbsent() {
        return document.isEmpty() && refusal.isEmpty();
    }
}
