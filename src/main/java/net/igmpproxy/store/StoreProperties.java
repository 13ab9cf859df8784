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
 * Where the configuration is kept, and who may change it.
 *
 * @param configFile         the YAML file; it need not exist
 * @param configMode         whether the REST interface may change it, or only whoever edits the file
 * @param revisionsDirectory where its history is kept; by default beside the file, under its name with
 *                           {@code .revisions} appended
 * @param revisionsKept      how many revisions are kept, 1 or more
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

    /** The store of the document. */
    public ConfigurationStore store() {
        return store(new DocumentTexts());
    }

    ConfigurationStore store(DocumentTexts texts) {
        return new YamlConfigurationStore(configFile, texts);
    }

    /** The store of its history. */
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
