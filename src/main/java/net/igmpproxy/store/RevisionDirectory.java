package net.igmpproxy.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.igmpproxy.runtime.storage.ConfigurationStoreException;
import net.igmpproxy.runtime.storage.Confirmation;
import net.igmpproxy.runtime.storage.RefusedEdit;
import net.igmpproxy.runtime.storage.Revision;
import net.igmpproxy.runtime.storage.RevisionStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stores each revision in a file named by its number, and the change that waits for confirmation. */
final class RevisionDirectory implements RevisionStore {
    private static final Logger LOGGER = LoggerFactory.getLogger(RevisionDirectory.class);

    /** Maximum total size of all revisions but the latest, in bytes: the history is read as a whole. */
    private static final long MOST_BYTES = 32 << 20;

    private static final String CONFIRMATION = "confirmation.yaml";
    private static final String REFUSED_EDIT = "refused-edit.yaml";

    private final Path directory;
    private final int most;
    private final DocumentTexts texts;
    private volatile Optional<Known> latest = Optional.empty();

    /**
     * Cached latest revision.
     *
     * @param file file of the revision
     * @param stamp stamp of the file
     * @param revision content of the file
     */
    private record Known(Path file, String stamp, Revision revision) {}

    /** @param most maximum number of revisions, 1 or more */
    RevisionDirectory(Path directory, int most) {
        this(directory, most, new DocumentTexts());
    }

    /**
     * @param most maximum number of revisions, 1 or more
     * @param texts converts the documents
     */
    RevisionDirectory(Path directory, int most, DocumentTexts texts) {
        this.directory = directory;
        this.most = most;
        this.texts = texts;
    }

    @Override
    public List<Revision> revisions() {
        List<Revision> revisions = new ArrayList<>();
        for (Path file : files()) {
            read(file).ifPresent(revisions::add);
        }
        return revisions;
    }

    @Override
    public Optional<Revision> last() {
        List<Path> files = files();
        Collections.reverse(files);
        return files.stream().flatMap(file -> lastIn(file).stream()).findFirst();
    }

    /** Returns the revision in a file; reads the file only if its stamp differs from the cached one. */
    private Optional<Revision> lastIn(Path file) {
        String stamp = stamp(file);
        Optional<Known> known = latest.filter(one ->
                one.file().equals(file) && !stamp.isEmpty() && one.stamp().equals(stamp));
        if (known.isPresent()) {
            return known.map(Known::revision);
        }
        Optional<Revision> read = read(file);
        latest = read.map(revision -> new Known(file, stamp, revision));
        return read;
    }

    private static String stamp(Path file) {
        try {
            return FileStamp.of(file).text();
        } catch (IOException unreadable) {
            return "";
        }
    }

    @Override
    public Optional<Revision> find(long number) {
        Path file = file(number);
        return Files.exists(file) ? read(file) : Optional.empty();
    }

    @Override
    public Draft draft(Revision revision) {
        Path file = file(revision.number());
        try {
            return new WrittenRevision(
                    file, new AtomicFile().draft(file, RevisionText.write(revision, texts)), revision);
        } catch (IOException failure) {
            throw notWritten(file, failure);
        }
    }

    @Override
    public Optional<Confirmation> confirmation() {
        return text(CONFIRMATION).map(RevisionText::readConfirmation);
    }

    @Override
    public void keep(Optional<Confirmation> confirmation) {
        if (confirmation.isPresent()) {
            write(CONFIRMATION, RevisionText.write(confirmation.get()));
        } else {
            delete(directory.resolve(CONFIRMATION));
        }
    }

    @Override
    public Optional<RefusedEdit> refusedEdit() {
        return text(REFUSED_EDIT).map(RevisionText::readRefusedEdit);
    }

    @Override
    public void keepRefused(Optional<RefusedEdit> edit) {
        if (edit.isPresent()) {
            write(REFUSED_EDIT, RevisionText.write(edit.get()));
        } else {
            delete(directory.resolve(REFUSED_EDIT));
        }
    }

    private Optional<RevisionText.Stored> text(String name) {
        Path file = directory.resolve(name);
        try {
            return Files.exists(file)
                    ? Optional.of(new RevisionText.Stored(file, RegularFile.readText(file, RevisionText.MOST_BYTES)))
                    : Optional.empty();
        } catch (IOException failure) {
            throw new ConfigurationStoreException("Cannot read " + file + ": " + IoReason.of(failure), failure);
        }
    }

    /** Skips an unreadable revision with a warning; the others remain available. */
    private static Optional<Revision> read(Path file) {
        try {
            return Optional.of(RevisionText.readRevision(
                    new RevisionText.Stored(file, RegularFile.readText(file, RevisionText.MOST_BYTES))));
        } catch (IOException | RuntimeException failure) {
            LOGGER.warn("The revision in {} cannot be read and is left out: {}", file, failure.getMessage());
            return Optional.empty();
        }
    }

    private Path file(long number) {
        return directory.resolve(String.format(Locale.ROOT, "%08d.yaml", number));
    }

    private List<Path> files() {
        List<Path> files = new ArrayList<>();
        if (!Files.isDirectory(directory)) {
            return files;
        }
        try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, "[0-9]*.yaml")) {
            found.forEach(files::add);
        } catch (IOException failure) {
            throw new ConfigurationStoreException("Cannot list " + directory + ": " + IoReason.of(failure), failure);
        }
        files.sort(null);
        return files;
    }

    private void write(String name, String text) {
        Path file = directory.resolve(name);
        try {
            new AtomicFile().write(file, text);
        } catch (IOException failure) {
            throw notWritten(file, failure);
        }
    }

    private void forgetTheOldest() {
        try {
            List<Path> files = files();
            Collections.reverse(files);
            long size = 0;
            for (int i = 1; i < files.size(); i++) {
                size += Files.size(files.get(i));
                if (i >= most || size > MOST_BYTES) {
                    delete(files.get(i));
                }
            }
        } catch (ConfigurationStoreException | IOException failure) {
            LOGGER.warn("More revisions are kept than should be: {}", failure.getMessage());
        }
    }

    private static ConfigurationStoreException notWritten(Path file, IOException failure) {
        return new ConfigurationStoreException(
                "Nothing was changed, since " + file + " cannot be written: " + IoReason.ofWriting(failure), failure);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new ConfigurationStoreException("Cannot delete " + file + ": " + IoReason.of(failure), failure);
        }
    }

    /** Revision file that is renamed to its final name when the revision is kept. */
    private final class WrittenRevision implements Draft {
        private final Path file;
        private final AtomicFile.Draft draft;
        private final Revision revision;

        private WrittenRevision(Path file, AtomicFile.Draft draft, Revision revision) {
            this.file = file;
            this.draft = draft;
            this.revision = revision;
        }

        @Override
        public void keep() {
            try {
                draft.keep();
            } catch (IOException failure) {
                throw notWritten(file, failure);
            }
            latest = Optional.of(new Known(file, stamp(file), revision));
            forgetTheOldest();
        }

        @Override
        public void close() {
            draft.close();
        }
    }
}
