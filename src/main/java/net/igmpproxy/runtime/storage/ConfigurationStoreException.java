package net.igmpproxy.runtime.storage;

/**
 * Failure to read or replace the stored configuration. The message states the problem and its reason for an operator.
 */
public class ConfigurationStoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception for a failure of the store itself.
     *
     * @param message failure, reason and remedy
     * @param cause   the reason
     */
    public ConfigurationStoreException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * Creates the exception for invalid stored content.
     *
     * @param message problem and its position
     */
    public ConfigurationStoreException(String message) {
        super(message);
    }
}
