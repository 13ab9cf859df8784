package net.igmpproxy.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import net.igmpproxy.core.config.ConfigurationReader;
import net.igmpproxy.core.config.ConfigurationWriter;
import net.igmpproxy.core.config.InvalidConfigurationException;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.runtime.ConfigurationStore;
import net.igmpproxy.runtime.ConfigurationStoreException;

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
        try {
            new AtomicFile().write(file, HeadComment.of(file) + YamlText.of(ConfigurationWriter.write(configuration)));
        } catch (IOException failure) {
            throw new ConfigurationStoreException(
                    "Nothing was changed, since " + file + " cannot be written: " + IoReason.ofWriting(failure),
                    failure);
        }
    }

    @Override
    public String stamp() {
        try {
            Path target = file.toRealPath();
            BasicFileAttributes attributes = Files.readAttributes(target, BasicFileAttributes.class);
            return String.join(
                    " ",
                    target.toString(),
                    String.valueOf(attributes.fileKey()),
                    String.valueOf(attributes.size()),
                    attributes.lastModifiedTime().toString());
        } catch (IOException failure) {
            throw new ConfigurationStoreException(
                    "The configuration file " + file + " cannot be read: " + IoReason.of(failure), failure);
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
                    "The configuration file " + file + " cannot be read: " + IoReason.of(failure), failure);
        }
    }
}
