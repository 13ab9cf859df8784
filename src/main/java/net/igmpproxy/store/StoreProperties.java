package net.igmpproxy.store;

import java.nio.file.Path;
import net.igmpproxy.runtime.storage.ConfigMode;
import net.igmpproxy.runtime.storage.ConfigurationStore;
import net.igmpproxy.runtime.storage.ForgetfulRevisionStore;
import net.igmpproxy.runtime.storage.RevisionStore;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Location of the configuration, and permission to change it.
 *
 * @param configFile YAML file; need not exist
 * @param configMode managed if the REST API may change the configuration, read-only if only the file is edited
 * @param revisionsDirectory directory of the history; defaults to the path of the file with {@code .revisions} appended
 * @param revisionsKept maximum number of revisions, 1 or more
 */
@ConfigurationProperties("igmp-proxy")
public record StoreProperties(
        @DefaultValue("/etc/igmp-proxy/config.yaml") Path configFile,
        @DefaultValue("managed") ConfigMode configMode,
        @Nullable Path revisionsDirectory,
        @DefaultValue("100") int revisionsKept) {
    public StoreProperties {
        if (revisionsKept < 1) {
            throw new IllegalArgumentException("igmp-proxy.revisions-kept must be 1 or more");
        }
    }

    /** Creates the store of the document. */
    public ConfigurationStore store() {
        return store(new DocumentTexts());
    }

    ConfigurationStore store(DocumentTexts texts) {
        return new YamlConfigurationStore(configFile, texts);
    }

    /** Creates the store of the history. */
    public RevisionStore revisions() {
        return revisions(new DocumentTexts());
    }

    RevisionStore revisions(DocumentTexts texts) {
        return configMode == ConfigMode.READONLY
                ? new ForgetfulRevisionStore()
                : new RevisionDirectory(directoryOfRevisions(), revisionsKept, texts);
    }

    private Path directoryOfRevisions() {
        return revisionsDirectory == null
                ? configFile.resolveSibling(configFile.getFileName() + ".revisions")
                : revisionsDirectory;
    }
}
