package net.igmpproxy.runtime.storage;

/** The stored configuration cannot be read or replaced. The message says what and why, for a person. */
public class ConfigurationStoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A failure of the store itself.
     *
     * @param message what failed, why, and what to do
     * @param cause   the reason
     */
    public ConfigurationStoreException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * A failure that lies in what is stored.
     *
     * @param message what is wrong with it and where
     */
    public ConfigurationStoreException(String message) {
        super(message);
    }
}
