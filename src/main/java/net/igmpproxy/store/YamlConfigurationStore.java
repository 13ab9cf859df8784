package net.igmpproxy.store;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import net.igmpproxy.core.config.ConfigurationReader;
import net.igmpproxy.core.config.ConfigurationWriter;
import net.igmpproxy.core.config.InvalidConfigurationException;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.runtime.ConfigurationStore;
import net.igmpproxy.runtime.ConfigurationStoreException;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Keeps the configuration in a YAML file. A file that is missing or empty is an empty configuration. */
final class YamlConfigurationStore implements ConfigurationStore {
    /** A document of the most interfaces the kernel takes is a hundredth of this. */
    private static final long MAX_SIZE = 1 << 20;

    private final Path file;

    YamlConfigurationStore(Path file) {
        this.file = file;
    }

    @Override
    public ProxyConfiguration load() {
        YamlDocument document = YamlDocument.parse(file, text());
        if (document.isEmpty()) {
            return ProxyConfiguration.EMPTY;
        }
        try {
            ProxyConfiguration configuration = ConfigurationReader.read(document.tree());
            document.requireSound();
            return configuration;
        } catch (InvalidConfigurationException refusal) {
            throw document.refusal(refusal.errors());
        }
    }

    @Override
    public void save(ProxyConfiguration configuration) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.AUTO);
        options.setDereferenceAliases(true);
        try {
            AtomicFile.write(file, new Yaml(options).dump(ConfigurationWriter.write(configuration)));
        } catch (IOException failure) {
            throw new ConfigurationStoreException(
                    "The configuration cannot be stored in " + file + ": " + reason(failure), failure);
        }
    }

    private String text() {
        try {
            if (Files.size(file) > MAX_SIZE) {
                throw new ConfigurationStoreException(
                        "The configuration file " + file + " is larger than 1 MiB: is it the right file?");
            }
            return Files.readString(file);
        } catch (NoSuchFileException missing) {
            return "";
        } catch (IOException failure) {
            throw new ConfigurationStoreException(
                    "The configuration file " + file + " cannot be read: " + reason(failure), failure);
        }
    }

    private static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof CharacterCodingException) {
            return "it is not UTF-8 text";
        }
        return failure instanceof FileSystemException known && known.getReason() != null
                ? known.getReason()
                : String.valueOf(failure.getMessage());
    }
}
