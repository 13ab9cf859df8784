package net.igmpproxy.runtime.storage;

import java.time.Instant;
import java.util.List;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.document.ConfigurationChange;

/** A change is refused since it would overwrite what somebody has written into the configuration file. */
public final class ConfigurationEditedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final String DISCARD = "repeat the change with overwriteFile=true, which discards the edit";

    private final transient List<ConfigurationChange> differences;

    private ConfigurationEditedException(String message, List<ConfigurationChange> differences) {
        super("Nothing was changed, since somebody has edited the configuration file: " + message);
        this.differences = List.copyOf(differences);
    }

    /** The file is written in this very moment. */
    public ConfigurationEditedException() {
        this("it is being written at the moment. Repeat the change", List.of());
    }

    /** The file says something else than what is in force. */
    public static ConfigurationEditedException differing(ProxyConfiguration inForce, ProxyConfiguration stored) {
        return new ConfigurationEditedException(
                "it does not say what is in force. An edit that is valid is taken over within a second: read the configuration"
                        + " again and repeat the change. If it stays refused, correct the file, or " + DISCARD,
                ConfigurationChange.between(inForce, stored));
    }

    /** The file is no valid configuration. */
    public static ConfigurationEditedException refused(ConfigurationStoreException reason) {
        return new ConfigurationEditedException(
                "it is refused. " + reason.getMessage() + "\nCorrect or remove the file, or " + DISCARD, List.of());
    }

    /** The file says something else than a change that is to be taken back. */
    public static ConfigurationEditedException until(Instant deadline, List<ConfigurationChange> differences) {
        return new ConfigurationEditedException(
                "it does not say what is in force. At " + deadline
                        + " the change is taken back beside the file, which stays"
                        + " as it is. To take it back before, give the file the content that is in force, or remove it",
                differences);
    }

    /** How the file differs from what is in force; none if it cannot be read, or is not valid. */
    public List<ConfigurationChange> differences() {
        return differences;
    }
}
