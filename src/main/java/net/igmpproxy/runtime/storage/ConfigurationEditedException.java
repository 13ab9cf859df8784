package net.igmpproxy.runtime.storage;

import java.time.Instant;
import java.util.List;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.document.ConfigurationChange;

/** Refusal of a change that would overwrite an edit of the configuration file by others. */
public final class ConfigurationEditedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final String DISCARD = "repeat the change with overwriteFile=true, which discards the edit";

    private final transient List<ConfigurationChange> differences;

    private ConfigurationEditedException(String message, List<ConfigurationChange> differences) {
        super("Nothing was changed, because the configuration file has been edited: " + message);
        this.differences = List.copyOf(differences);
    }

    /** Creates the refusal for a file that is being written at this moment. */
    public ConfigurationEditedException() {
        this("it is being written at the moment. Repeat the change", List.of());
    }

    /** Creates the refusal for a file that differs from the configuration in force. */
    public static ConfigurationEditedException differing(ProxyConfiguration inForce, ProxyConfiguration stored) {
        return new ConfigurationEditedException(
                "it differs from the configuration in force. A valid edit is adopted within a second: read the"
                        + " configuration"
                        + " again and repeat the change. If it stays refused, correct the file, or " + DISCARD,
                ConfigurationChange.between(inForce, stored));
    }

    /** Creates the refusal for a file that is no valid configuration. */
    public static ConfigurationEditedException refused(ConfigurationStoreException reason) {
        return new ConfigurationEditedException(
                "it is refused. " + reason.getMessage() + "\nCorrect or remove the file, or " + DISCARD, List.of());
    }

    /** Creates the refusal to revert a change while the file differs from that change. */
    public static ConfigurationEditedException until(Instant deadline, List<ConfigurationChange> differences) {
        return new ConfigurationEditedException(
                "it differs from the configuration in force. At " + deadline
                        + " the change is rolled back, and the file stays as it is. To roll it back earlier, restore"
                        + " the content in force in the file, or remove the file",
                differences);
    }

    /**
     * Returns the differences between the file and the configuration in force; empty if the file is unreadable or
     * invalid.
     */
    public List<ConfigurationChange> differences() {
        return differences;
    }
}
