package net.igmpproxy.store;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.runtime.storage.ConfigurationEditedException;
import net.igmpproxy.runtime.storage.ConfigurationStore;
import net.igmpproxy.runtime.storage.ConfigurationStoreException;
import net.igmpproxy.runtime.storage.ConfigurationTooLargeException;
import net.igmpproxy.runtime.storage.StoredContent;

/** Stores the configuration in a YAML file. A missing or empty file is an empty configuration. */
final class YamlConfigurationStore implements ConfigurationStore {
    private static final Reading NOTHING_YET = new Reading(StoredContent.ABSENT, "", false);

    private final Path file;
    private final DocumentTexts texts;
    private final InstantSource clock = InstantSource.system();
    private volatile Reading last = NOTHING_YET;
    private volatile StoredContent written = StoredContent.ABSENT;
    private volatile Optional<Prepared> prepared = Optional.empty();

    /**
     * Last known state of the file.
     *
     * @param content document and stamp
     * @param text text of the file
     * @param settled true if an equal stamp alone proves that the file is unchanged
     */
    private record Reading(StoredContent content, String text, boolean settled) {}

    /**
     * Text that has been read back successfully and may be written.
     *
     * @param comments comments at the head of the file
     * @param configuration the document
     * @param text complete text of the file
     */
    private record Prepared(String comments, ProxyConfiguration configuration, String text) {
        private boolean isOf(String otherComments, ProxyConfiguration other) {
            return comments.equals(otherComments) && configuration.equals(other);
        }
    }

    YamlConfigurationStore(Path file) {
        this(file, new DocumentTexts());
    }

    /** @param texts converts the documents */
    YamlConfigurationStore(Path file, DocumentTexts texts) {
        this.file = file;
        this.texts = texts;
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
            // The stamp is taken before the content: a later write has another stamp.
            boolean settled = stamp.isSettled(clock.instant());
            String text = RegularFile.readText(file, MAX_BYTES);
            StoredContent content =
                    text.equals(known.text()) && known.content().document().isPresent()
                            ? StoredContent.of(stamp.text(), known.content().configuration())
                            : parse(stamp.text(), text);
            Reading reading = new Reading(content.after(HeadComment.of(text)), text, settled);
            last = reading;
            return reading.content();
        } catch (NoSuchFileException missing) {
            return StoredContent.ABSENT;
        } catch (IOException failure) {
            return failure instanceof UnusableFileException || failure instanceof CharacterCodingException
                    ? StoredContent.refused(stampOrNothing(), unreadable(failure))
                    : StoredContent.unread(stampOrNothing(), unreadable(failure));
        }
    }

    private StoredContent parse(String stamp, String text) {
        try {
            return StoredContent.of(stamp, YamlDocument.configuration(file, text, MAX_BYTES));
        } catch (InvalidConfigurationFileException refusal) {
            return StoredContent.refused(stamp, refusal);
        }
    }

    @Override
    public StoredContent replace(StoredContent expected, ProxyConfiguration next) {
        String text = text(expected.comments(), next);
        try (AtomicFile.Draft draft = new AtomicFile().draft(file, text)) {
            if (!FileStamp.of(file).text().equals(expected.stamp())) {
                throw new ConfigurationEditedException();
            }
            if (!expected.stamp().isEmpty()) {
                RegularFile.require(file);
            }
            draft.keep();
            StoredContent content = StoredContent.of(stampOfWritten(), next).after(expected.comments());
            written = content;
            last = new Reading(content, text, false);
            return content;
        } catch (IOException failure) {
            throw new ConfigurationStoreException(
                    "Nothing was changed, since " + file + " cannot be written: " + IoReason.ofWriting(failure),
                    failure);
        }
    }

    @Override
    public Optional<StoredContent> written() {
        StoredContent own = written;
        return !own.stamp().isEmpty() && stampOrNothing().equals(own.stamp()) ? Optional.of(own) : Optional.empty();
    }

    @Override
    public void check(ProxyConfiguration next) {
        text(last.content().comments(), next);
    }

    @Override
    public String stamp() {
        try {
            return FileStamp.of(file).text();
        } catch (IOException failure) {
            throw unreadable(failure);
        }
    }

    /**
     * Returns the new text of the file, after reading it back like the next startup. A text prepared without a lock is
     * reused under the lock.
     */
    private String text(String comments, ProxyConfiguration next) {
        return prepared.filter(known -> known.isOf(comments, next))
                .orElseGet(() -> prepare(comments, next))
                .text();
    }

    private Prepared prepare(String comments, ProxyConfiguration next) {
        String text = comments + texts.of(next);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MAX_BYTES) {
            throw new ConfigurationTooLargeException(bytes.length, MAX_BYTES);
        }
        String read = new String(bytes, StandardCharsets.UTF_8);
        if (!YamlDocument.configuration(file, read, MAX_BYTES).equals(next)) {
            throw new ConfigurationStoreException(
                    "Nothing was changed, because the written document would not be read back unchanged");
        }
        Prepared made = new Prepared(comments, next, text);
        prepared = Optional.of(made);
        return made;
    }

    /**
     * Returns the stamp of the written file; if it is unavailable, a stamp that no file has, so that the file is read
     * again.
     */
    private String stampOfWritten() {
        String stamp = stampOrNothing();
        return stamp.isEmpty() ? "written at " + clock.instant() : stamp;
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
