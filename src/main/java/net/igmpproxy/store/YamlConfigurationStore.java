package net.igmpproxy.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import net.igmpproxy.core.config.ConfigurationWriter;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.runtime.ConfigurationEditedException;
import net.igmpproxy.runtime.ConfigurationStore;
import net.igmpproxy.runtime.ConfigurationStoreException;
import net.igmpproxy.runtime.ConfigurationTooLargeException;
import net.igmpproxy.runtime.StoredContent;

/** Keeps the configuration in a YAML file. A file that is missing or empty is an empty configuration. */
final class YamlConfigurationStore implements ConfigurationStore {
    /** The size of the file that is read, and that is written. */
    static final int MOST_BYTES = 4 << 20;

    private static final Reading NOTHING_YET = new Reading(StoredContent.ABSENT, "", "", false);

    private final Path file;
    private final InstantSource clock = InstantSource.system();
    private volatile Reading last = NOTHING_YET;

    /**
     * What the file was last known to hold.
     *
     * @param content  the document
     * @param text     the file as it was
     * @param comments those at its head
     * @param settled  whether the stamp alone proves that it is still the same
     */
    private record Reading(StoredContent content, String text, String comments, boolean settled) {}

    YamlConfigurationStore(Path file) {
        this.file = file;
    }

    @Override
    public StoredContent read() {
        Reading known = last;
        try {
            FileStamp stamp = FileStamp.of(file);
            if (stamp.text().isEmpty()) {
                return StoredContent.ABSENT;
            }
            if (known.settled() && known.content().stamp().equals(stamp.text())) {
                return known.content();
            }
            // The stamp comes first: what is written later has another one.
            boolean settled = stamp.isSettled(clock.instant());
            String text = RegularFile.readText(file, MOST_BYTES);
            StoredContent content =
                    text.equals(known.text()) && known.content().document().isPresent()
                            ? StoredContent.of(stamp.text(), known.content().configuration())
                            : parse(stamp.text(), text);
            last = new Reading(content, text, HeadComment.of(text), settled);
            return content;
        } catch (NoSuchFileException missing) {
            return StoredContent.ABSENT;
        } catch (IOException failure) {
            return StoredContent.refused(stampOrNothing(), unreadable(failure));
        }
    }

    private StoredContent parse(String stamp, String text) {
        try {
            return StoredContent.of(stamp, YamlDocument.configuration(file, text, MOST_BYTES));
        } catch (InvalidConfigurationFileException refusal) {
            return StoredContent.refused(stamp, refusal);
        }
    }

    @Override
    public StoredContent replace(StoredContent expected, ProxyConfiguration next) {
        String comments = last.content().equals(expected) ? last.comments() : "";
        String text = written(comments, next);
        try (AtomicFile.Draft draft = new AtomicFile().draft(file, text)) {
            if (!FileStamp.of(file).text().equals(expected.stamp())) {
                throw new ConfigurationEditedException();
            }
            if (!expected.stamp().isEmpty()) {
                RegularFile.require(file);
            }
            draft.keep();
            last = new Reading(StoredContent.of(stamp(), next), text, comments, false);
            return last.content();
        } catch (IOException failure) {
            throw new ConfigurationStoreException(
                    "Nothing was changed, since " + file + " cannot be written: " + IoReason.ofWriting(failure),
                    failure);
        }
    }

    @Override
    public void check(ProxyConfiguration next) {
        written(last.comments(), next);
    }

    @Override
    public String stamp() {
        try {
            return FileStamp.of(file).text();
        } catch (IOException failure) {
            throw unreadable(failure);
        }
    }

    /** The file as it is to be. It is read as the next start reads it before it takes the place of anything. */
    private String written(String comments, ProxyConfiguration next) {
        String text = comments + YamlText.of(ConfigurationWriter.write(next));
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MOST_BYTES) {
            throw new ConfigurationTooLargeException(bytes.length, MOST_BYTES);
        }
        String read = new String(bytes, StandardCharsets.UTF_8);
        if (!YamlDocument.configuration(file, read, MOST_BYTES).equals(next)) {
            throw new ConfigurationStoreException(
                    "Nothing was changed, since the document would be read as another one");
        }
        return text;
    }

    private String stampOrNothing() {
        try {
            return FileStamp.of(file).text();
        } catch (IOException unreadable) {
            return "";
        }
    }

    private ConfigurationStoreException unreadable(IOException failure) {
        return new ConfigurationStoreException(
                "The configuration file " + file + " cannot be read: " + IoReason.of(failure), failure);
    }
}
